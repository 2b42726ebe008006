SELECT *
FROM {table:Identifier}
ORDER BY /* key */
SETTINGS
    max_threads = 1,
    max_block_size = 65536,
    preferred_block_size_bytes = 0,
    optimize_read_in_order = 1,
    format_csv_delimiter = ',',
    format_csv_null_representation = '',
    output_format_csv_crlf_end_of_line = 0,
    output_format_arrow_string_as_string = 1,
    output_format_arrow_fixed_string_as_fixed_byte_array = 1,
    output_format_arrow_low_cardinality_as_dictionary = 0,
    output_format_arrow_compression_method = 'none',
    output_format_arrow_date_as_uint16 = 0,
    output_format_parquet_string_as_string = 1,
    output_format_parquet_version = '2.latest',
    output_format_parquet_compression_method = 'zstd',
    output_format_parquet_compliant_nested_types = 1,
    output_format_parquet_use_custom_encoder = 1,
    output_format_parquet_parallel_encoding = 0,
    output_format_parquet_row_group_size = 131072,
    output_format_parquet_row_group_size_bytes = 134217728,
    output_format_parquet_data_page_size = 1048576,
    output_format_parquet_write_page_index = 0,
    output_format_parquet_write_bloom_filter = 0,
    output_format_parquet_write_checksums = 1,
    output_format_parquet_date_as_uint16 = 0
