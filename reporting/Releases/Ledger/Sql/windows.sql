SELECT month, begun_at, closed_at
FROM release_windows
ORDER BY month
