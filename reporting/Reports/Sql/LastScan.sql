WITH
    /*Selection.sql*/
SELECT max(last_scan_second) AS last_scan
FROM selection
