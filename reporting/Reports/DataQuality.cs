namespace Analytics.Reports;

/// <summary>How far the figures of a group can be trusted.</summary>
internal static class DataQuality
{
    public static IEnumerable<DataQualityRow> Rows(GroupTable groups, ReportRequest request) =>
        groups.Select((group, latency) =>
        {
            latency.Fill(DurationScale.Hours, group.List<ushort>("latency_keys"), group.List<ulong>("latency_scans"));
            return Row(group, latency);
        }).Where(row => row.Parcels > 0);

    private static DataQualityRow Row(Group group, SurvivalCurve latency)
    {
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
            Status = ReportRow.StatusOf(parcels >= SurvivalCurve.Enough),
        };
    }

    private static double? Minutes(double? hours) => hours is { } known ? Math.Round(known * 60, 2) : null;
}
