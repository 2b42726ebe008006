SELECT day, kind, provider, name, count
FROM push_counts
WHERE day >= @Since
ORDER BY day, kind, provider, name
