namespace Analytics.Reports;

/// <summary>What is known of the cells of a request before it is answered.</summary>
/// <param name="LastScan">Second since 1970 of their last scan: the kept cells serve from there on, and are made again for an instant before it.</param>
/// <param name="Groups">How many groups they make, nearly.</param>
internal sealed record ReportOutlook(long LastScan, long Groups);
