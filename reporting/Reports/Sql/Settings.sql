SETTINGS
    -- cells are few and heavy: share them out among the threads, and put them together in one go
    merge_tree_min_rows_for_concurrent_read = 1,
    merge_tree_min_bytes_for_concurrent_read = 1,
    -- the instant stands in the expressions, so that each request would compile them anew: two thirds of the time of milestones
    compile_expressions = 0,
    group_by_two_level_threshold = 0,
    group_by_two_level_threshold_bytes = 0,
    date_time_output_format = 'iso',
    format_csv_null_representation = '',
    -- what every reader of Arrow and Parquet can read
    output_format_arrow_compression_method = 'none',
    output_format_parquet_compression_method = 'snappy'
