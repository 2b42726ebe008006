INSERT INTO control_versions (room, number, name, applied_at)
VALUES (@Room, @Number, @Name, @At)
