namespace Analytics.Reports.Tests;

public sealed class SqlTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<ReportKind> Reports => [.. Enum.GetValues<ReportKind>()];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_mark_is_replaced_whatever_the_columns(ReportKind report)
    {
        foreach (var columns in new GroupColumn[][] { [], [GroupColumn.Carrier], Enum.GetValues<GroupColumn>() })
        {
            var request = new ReportRequest(report, columns).At(Noon);
            var sql = ReportSql.Rows(request, CellSource.Kept(request)).Sql;

            Assert.DoesNotContain("/*", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("/*", ReportSql.LastScanOf(request).Sql, StringComparison.Ordinal);
            Assert.Contains(string.Join(", ", columns.Select(column => column.ToString().ToLowerInvariant())), sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mark_that_nothing_stands_for_is_an_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SqlTemplate.Fill("OnTime.sql", new Dictionary<string, string>()));

        Assert.Equal("Selection.sql has the mark /*source*/, which nothing stands for.", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Equal(
            "There is no Nothing.sql.",
            Assert.Throws<InvalidOperationException>(() => SqlTemplate.Fill("Nothing.sql", new Dictionary<string, string>())).Message);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Values_are_bound_and_never_part_of_the_text(ReportKind report)
    {
        var plain = ReportSql.Rows(new ReportRequest(report).At(Noon), CellSource.Past);

        var filtered = ReportSql.Rows(
            new ReportRequest(
                report, from: new(2026, 1, 7), to: new(2026, 2, 3), carrier: "' OR 1 --", service: "{service}", origin: "US'", destination: @"\", lane: "'->", leaveOutMixedClocks: true)
            .At(Noon.AddDays(1)),
            CellSource.Past);

        Assert.Equal(plain.Sql, filtered.Sql);
        var readFrom = report == ReportKind.Trends ? "2025-10-13" : "2026-01-05";
        Assert.Equal(
            ("' OR 1 --", "{service}", "US'", @"\", "'->", readFrom, "2026-02-03", "true", "1795262400"),
            (filtered.Parameters["carrier"], filtered.Parameters["service"], filtered.Parameters["origin"], filtered.Parameters["destination"], filtered.Parameters["lane"], filtered.Parameters["read_from"],
             filtered.Parameters["to"], filtered.Parameters["leave_out_mixed_clocks"], filtered.Parameters["as_of"]));
    }

    [Theory]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2024-03-01", "2024-02-26")]
    [InlineData("1970-01-02", "1970-01-01")]
    public void The_first_week_begins_on_the_monday_before(string from, string week)
    {
        var request = ReportRequest.Parse(new("on-time") { From = from });

        Assert.Equal(week, ReportSql.Rows(request.At(Noon), CellSource.Past).Parameters["read_from"]);
    }

    [Theory]
    [InlineData("", "", "carrier_cells")]
    [InlineData("carrier,month,week", "", "carrier_cells")]
    [InlineData("carrier,service", "", "cells")]
    [InlineData("lane", "", "cells")]
    [InlineData("carrier", "US", "cells")]
    public void Carrier_cells_serve_where_nothing_of_services_and_places_is_asked(string group, string origin, string table)
    {
        var request = ReportRequest.Parse(new("on-time") { Group = group, Origin = origin.Length > 0 ? origin : null }).At(Noon);

        Assert.Contains($"FROM {table} AS", ReportSql.Rows(request, CellSource.Kept(request)).Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_not_told_from_carrier_cells() =>
        Assert.Equal("cells", CellSource.Kept(ReportRequest.Parse(new("delivery-times") { Unit = "business-days" })).Cells);
}
