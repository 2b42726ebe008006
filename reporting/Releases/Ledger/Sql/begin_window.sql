INSERT INTO release_windows (month, begun_at)
VALUES (@Month, @Now)
ON CONFLICT (month) DO NOTHING
