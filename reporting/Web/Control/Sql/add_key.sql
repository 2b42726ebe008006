INSERT INTO keys (id, role, name, hash, created_at)
VALUES (@Id, @Role, @Name, @Hash, @Now)
