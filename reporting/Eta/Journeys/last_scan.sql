-- When the last scan of all was.
SELECT toInt64(max(toUnixTimestamp(last_scan_at))) FROM parcels_for_eta
