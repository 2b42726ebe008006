WITH
    /*Selection.sql*/
SELECT max(last_scan_second)
FROM selection
