SELECT max(last_scan_second)
FROM carrier_cells
