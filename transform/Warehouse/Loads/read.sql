SELECT position_bytes, position_line, pushes, kept, rejected, withheld, rejected_by_reason, done, version
FROM loads FINAL
WHERE fingerprint = {fingerprint:String}
