SELECT max(last_scan_second) FROM cells
