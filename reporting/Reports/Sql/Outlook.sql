-- What there is to know of the cells of a request before it is answered.
WITH
    /*Selection.sql*/
SELECT
    max(last_scan_second)   AS last_scan,
    uniq(tuple(/*group*/))  AS groups
FROM selection
