SELECT definition
FROM release_datasets
WHERE id = @Id
