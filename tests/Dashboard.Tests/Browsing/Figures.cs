namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>What <c>analytics report</c> tells of the data, before the server has the folder to itself.</summary>
internal sealed record Figures(
    DeliveryTimesRow Total,
    IReadOnlyList<CarrierSpeedRow> Ranking,
    IReadOnlyList<DeliveryTimesRow> Lanes,
    IReadOnlyList<DeliveryTimesRow> CarrierWeeks,
    IReadOnlyList<OnTimeRow> OnTime,
    string RankingCsv)
{
    public static async Task<Figures> ReadAsync(Cli cli) => new(
        (await cli.RowsAsync<DeliveryTimesRow>("--as-of", Stage.AsOf)).Single(),
        await cli.RowsAsync<CarrierSpeedRow>("--group", "carrier", "--as-of", Stage.AsOf),
        await cli.RowsAsync<DeliveryTimesRow>("--group", "lane", "--as-of", Stage.AsOf),
        await cli.RowsAsync<DeliveryTimesRow>("--group", "carrier,week", "--as-of", Stage.AsOf),
        await cli.RowsAsync<OnTimeRow>("--group", "carrier", "--as-of", Stage.AsOf),
        await cli.ReportAsync("carrier-speed", "--group", "carrier", "--as-of", Stage.AsOf, "--format", "csv"));
}
