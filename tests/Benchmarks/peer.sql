-- The peer: ClickHouse's own SQL doing the pipeline's work on the same file. JSON functions for decoding, HMAC for the token, one row per scan.
INSERT INTO peer_scans
SELECT
    202611,
    substring(HMAC('sha256', concat('parcel\0', upper(JSONExtractString(line, 'data', 'number'))), {key:String}), 1, 16),
    parseDateTimeBestEffort(JSONExtractString(event, 'time_iso')),
    ifNull(JSONExtractString(event, 'stage'), ''),
    concat(JSONExtractString(event, 'address', 'country'), '-', JSONExtractString(event, 'address', 'state')),
    JSONExtractRaw(provider, 'provider', 'key')
FROM
(
    SELECT line, provider, arrayJoin(JSONExtractArrayRaw(provider, 'events')) AS event
    FROM
    (
        SELECT line, arrayJoin(JSONExtractArrayRaw(line, 'data', 'track_info', 'tracking', 'providers')) AS provider
        FROM file({file:String}, 'LineAsString')
    )
)
SETTINGS max_threads = {threads:UInt64}, max_insert_threads = {threads:UInt64}
