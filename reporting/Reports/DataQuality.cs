namespace Analytics.Reports;

/// <summary>How far the figures of a group can be trusted.</summary>
internal static class DataQuality
{
    public static readonly GroupShape Shape = new(
        ["latencies"],
        ["all_parcels", "delivered", "mixed", "no_pickup", "no_out_for_delivery", "no_info_received", "all_scans", "local", "unknown"])
    {
        AreEndedCounted = true,
    };

    public static IEnumerable<DataQualityRow> Rows(IReadOnlyList<DataQualityRow> rows, ReportRequest request) => rows.Where(row => row.Parcels > 0);

    public static DataQualityRow Row(Group group, SurvivalCurve latency, ReportRequest request)
    {
        latency.Fill(DurationScale.Hours, group.Ended("latencies"));
        var (parcels, delivered, scans) = (group.Sum("all_parcels"), group.Sum("delivered"), group.Sum("all_scans"));
        return new DataQualityRow(group.Key)
        {
            Parcels = parcels,
            Scans = scans,
            ScansSeen = latency.N,
            ScanLatencyP50Minutes = Minutes(latency.Percentile(50)),
            ScanLatencyP90Minutes = Minutes(latency.Percentile(90)),
            MissingPickupShare = Shares.Of(group.Sum("no_pickup"), delivered),
            MissingOutForDeliveryShare = Shares.Of(group.Sum("no_out_for_delivery"), delivered),
            MissingInfoReceivedShare = Shares.Of(group.Sum("no_info_received"), delivered),
            LocalClockShare = Shares.Of(group.Sum("local"), scans),
            MixedClocksShare = Shares.Of(group.Sum("mixed"), delivered),
            UnknownStatusShare = Shares.Of(group.Sum("unknown"), scans),
            Status = ReportRow.StatusOf(parcels >= Confidence.Enough),
        };
    }

    private static double? Minutes(double? hours) => hours is { } known ? Math.Round(known * 60, 2) : null;
}
