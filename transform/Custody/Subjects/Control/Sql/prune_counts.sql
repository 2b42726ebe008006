DELETE FROM push_counts
WHERE day < @Since
