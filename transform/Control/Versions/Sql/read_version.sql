SELECT coalesce(max(number), 0)
FROM control_versions
WHERE room = @Room
