SELECT definition
FROM release_datasets
ORDER BY id
