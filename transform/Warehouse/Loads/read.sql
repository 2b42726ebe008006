SELECT position_bytes, position_line, pushes, kept, scans, rejected, withheld, count_by_reason, done, version
FROM loads FINAL
WHERE fingerprint = {fingerprint:String}
