using System.Text.Json.Nodes;
using Analytics.Host.Reporting;
using Analytics.Reports;

namespace Analytics.Host.Tests.Reporting;

public sealed class ReportTableTests
{
    private static readonly GroupColumn[] Columns = Enum.GetValues<GroupColumn>();

    public static TheoryData<ReportKind> Reports => [.. Enum.GetValues<ReportKind>()];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task No_line_is_longer_than_80_columns_whatever_the_group(ReportKind report)
    {
        for (var chosen = 0; chosen < 1 << Columns.Length; chosen++)
        {
            var group = Columns.Where((_, i) => (chosen & (1 << i)) != 0).ToArray();
            foreach (var text in new[] { "a", "US-CA->US-NY", "a carrier with a very long name, and then some" })
            {
                var lines = await LinesAsync(new ReportRequest(report, group), Row(report, text), Row(report, text, ReportRow.InsufficientData));

                Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
                Assert.Contains(lines, line => line.Contains("insuf", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Delivery_times_are_told_with_what_they_mean()
    {
        var row = Row(ReportKind.DeliveryTimes, "fedex");
        (row["n"], row["in_flight"], row["mean_hours"], row["p50_hours"]) = (12345, 67, 98.004, 93.25);
        (row["p90_hours"], row["p90_low_hours"], row["p90_high_hours"], row["delivered_only_p90_hours"]) = (151.5, 150, 153.25, 149.7);
        var few = Row(ReportKind.DeliveryTimes, "ups", ReportRow.InsufficientData);
        (few["n"], few["in_flight"]) = (9, 0);

        var lines = await LinesAsync(new ReportRequest(ReportKind.DeliveryTimes, [GroupColumn.Carrier]), row, few);

        Assert.Equal(
            """
            carrier       n  in flight  mean h  p50 h  p90 h     p90 95 %  p90 h*  on time
            -------  ------  ---------  ------  -----  -----  -----------  ------  -------
            """.Split('\n'),
            lines[..2]);
    }

    [Fact]
    public async Task A_percentile_that_is_not_reached_is_not_yet()
    {
        var row = Row(ReportKind.DeliveryTimes);
        (row["p90_hours"], row["p90_high_hours"]) = (null, null);

        var lines = await LinesAsync(new ReportRequest(ReportKind.DeliveryTimes), row);

        Assert.Contains("not yet  from 1,439.3", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranks_are_told_with_those_that_the_intervals_allow()
    {
        var leader = Row(ReportKind.CarrierSpeed, "dhl");
        (leader["rank"], leader["rank_low"], leader["rank_high"], leader["ranked_by"]) = (1, 1, 3, "p50");
        var last = Row(ReportKind.CarrierSpeed, "ups");
        (last["rank"], last["rank_low"], last["rank_high"], last["ranked_by"]) = (4, 4, 4, "p50");
        var few = Row(ReportKind.CarrierSpeed, "usps");
        (few["rank"], few["rank_low"], few["rank_high"], few["ranked_by"]) = (null, null, null, "p50");

        var lines = await LinesAsync(new ReportRequest(ReportKind.CarrierSpeed, [GroupColumn.Carrier]), leader, last, few);

        Assert.Equal(["1 (1-3)", "4", ""], lines[2..5].Select(line => line[30..42].Trim()));
    }

    [Fact]
    public async Task Quiet_leaves_out_what_the_figures_mean()
    {
        var request = new ReportRequest(ReportKind.OnTime);

        var told = await LinesAsync(request, Row(ReportKind.OnTime));
        var quiet = await TextAsync(request, isQuiet: true, Row(ReportKind.OnTime));

        Assert.Equal(3, quiet.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("As of 2026-11-22 10:00:00 UTC.", told);
        Assert.Contains(told, line => line.StartsWith("on_time: delivered on the promised date or before; promised date,", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_without_rows_says_so(ReportKind report) =>
        Assert.Equal("No parcels match. Take filters away, or load data first (analytics load --help).\n", await TextAsync(new(report), isQuiet: false));

    private static async Task<string[]> LinesAsync(ReportRequest request, params JsonObject[] rows) =>
        (await TextAsync(request, isQuiet: false, rows)).Split('\n');

    private static async Task<string> TextAsync(ReportRequest request, bool isQuiet, params JsonObject[] rows)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await ReportTable.WriteAsync(new CannedRows(rows).Runner, request, output, isQuiet, CancellationToken.None);
        return output.ToString();
    }

    private static JsonObject Row(ReportKind report, string text = "a", string status = "ok") => report switch
    {
        ReportKind.DeliveryTimes => CannedRows.Row<DeliveryTimesRow>(text, status),
        ReportKind.CarrierSpeed => CannedRows.Row<CarrierSpeedRow>(text, status),
        ReportKind.OnTime => CannedRows.Row<OnTimeRow>(text, status),
        ReportKind.Milestones => CannedRows.Row<MilestonesRow>(text, status),
        ReportKind.Coverage => CannedRows.Row<CoverageRow>(text, status),
        _ => throw new ArgumentOutOfRangeException(nameof(report)),
    };
}
