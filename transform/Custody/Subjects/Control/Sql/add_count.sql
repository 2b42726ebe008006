INSERT INTO push_counts (day, kind, provider, name, count)
VALUES (@Day, @Kind, @Provider, @Name, @Count)
ON CONFLICT (day, kind, provider, name) DO UPDATE
SET count = push_counts.count + excluded.count
