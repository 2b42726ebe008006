using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

/// <summary>Which parcels a request counts.</summary>
public sealed class SelectionTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Day = TestWarehouse.Now.AddDays(-8);

    [Fact]
    public async Task Filters_are_plain_text_whatever_they_hold()
    {
        string[] names = ["' OR 1=1 --", "{carrier:String}", @"\N", @"back\slash", "tab\tand\nline", "\"", "/*group*/", "日本郵便", "Ümlaut", "%", ""];
        await warehouse.FillAsync(names.Select(name => TestParcel.InTransit(Day, 3600) with { Carrier = name, Service = name, Origin = name, Destination = name }));

        foreach (var name in names.Where(name => name.Length > 0))
        {
            Assert.Equal(name, Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Carrier], carrier: name))).Carrier);
            Assert.Equal(name, Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Service], service: name))).Service);
            Assert.Equal(name, Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Origin], origin: name))).Origin);
            Assert.Equal(name, Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Destination], destination: name))).Destination);
            Assert.Equal($"{name}->{name}", Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Lane], lane: $"{name}->{name}"))).Lane);
        }

        Assert.Equal(names.Length, (await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Carrier]))).Count);
    }

    [Theory]
    [InlineData("ups")]
    [InlineData("UPS")]
    [InlineData("üms")]
    public async Task Carriers_are_matched_whole_and_in_any_case(string carrier)
    {
        await warehouse.FillAsync(new[] { "Ups", "ups-mi", "ÜMS" }.Select(name => TestParcel.InTransit(Day, 3600) with { Carrier = name }));

        var row = Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Carrier], carrier: carrier)));

        Assert.Equal(carrier, row.Carrier, ignoreCase: true);
    }

    [Fact]
    public async Task Services_are_matched_whole_and_in_any_case()
    {
        await warehouse.FillAsync(new[] { "Ground", "ground economy", "" }.Select(name => TestParcel.InTransit(Day, 3600) with { Service = name }));

        Assert.Equal(["Ground"], (await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Service], service: "gROUND"))).Select(row => row.Service));
    }

    [Theory]
    [InlineData("US-CA", "US-CA")]
    [InlineData("us-ca", "US-CA")]
    [InlineData("US", "US,US-CA,US-TX")]
    [InlineData("TX", "US-TX")]
    [InlineData("CA", "CA,CA-ON,US-CA")]
    [InlineData("U", "")]
    [InlineData("US-", "")]
    public async Task Places_are_matched_whole_or_by_country_or_by_region(string place, string matched)
    {
        string[] places = ["US-CA", "US-TX", "US", "CA-ON", "CA", "FR", ""];
        await warehouse.FillAsync(places.Select(code => TestParcel.InTransit(Day, 3600) with { Origin = code, Destination = code }));

        var from = await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Origin], origin: place));
        var to = await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Destination], destination: place));

        Assert.Equal(matched, string.Join(',', from.Select(row => row.Origin)));
        Assert.Equal(matched, string.Join(',', to.Select(row => row.Destination)));
    }

    [Theory]
    [InlineData("US->US", "US->US")]
    [InlineData("us->us-ny", "US->US-NY")]
    [InlineData("US-CA->US-NY", "US-CA->US-NY")]
    [InlineData("->US-NY", "->US-NY")]
    [InlineData("CA->NY", "")]
    [InlineData("US->", "")]
    public async Task A_lane_is_matched_whole_and_in_any_case(string lane, string matched)
    {
        string[] origins = ["US", "US-CA", ""];
        string[] destinations = ["US", "US-NY"];
        await warehouse.FillAsync(
            from origin in origins from destination in destinations select TestParcel.InTransit(Day, 3600) with { Origin = origin, Destination = destination });

        var rows = await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Lane], lane: lane));

        Assert.Equal(matched, string.Join(',', rows.Select(row => row.Lane)));
    }

    [Theory]
    [InlineData(null, null, "2026-10-26,2026-11-02,2026-11-09")]
    [InlineData("2026-11-08", null, "2026-11-02,2026-11-09")]
    [InlineData("2026-11-09", "2026-11-09", "2026-11-09")]
    [InlineData("2026-11-04", "2026-11-05", "2026-11-02")]
    [InlineData(null, "2026-11-01", "2026-10-26")]
    [InlineData("2026-11-16", null, "")]
    public async Task A_week_counts_when_any_of_its_days_lies_between_the_dates(string? from, string? to, string weeks)
    {
        await warehouse.FillAsync(Enumerable.Range(0, 3).Select(week => TestParcel.InTransit(TestWarehouse.Now.AddDays(-9 - 7 * week), 3600)));

        var rows = await Rows(ReportRequest.Parse(new("delivery-times") { Group = "week", From = from, To = to }));

        Assert.Equal(weeks, string.Join(',', rows.Select(row => row.Week!.Value.ToString("yyyy-MM-dd", null))));
    }

    [Fact]
    public async Task The_week_is_that_of_the_local_date_of_possession_and_the_month_that_of_its_monday()
    {
        // Sunday evening in Los Angeles is Monday in UTC.
        var sunday = new DateTimeOffset(2026, 11, 1, 20, 0, 0, TimeSpan.FromHours(-8));
        await warehouse.FillAsync(TestParcel.InTransit(sunday, 3600));

        var row = Assert.Single(await Rows(new(ReportKind.DeliveryTimes, [GroupColumn.Week, GroupColumn.Month])));

        Assert.Equal((new DateOnly(2026, 10, 26), new DateOnly(2026, 10, 1)), (row.Week, row.Month));
    }

    [Fact]
    public async Task Parcels_timed_by_clocks_that_cannot_be_compared_are_left_out_on_request()
    {
        var parcel = TestParcel.InTransit(Day, 3600);
        await warehouse.FillAsync(parcel, parcel with { IsDeliveredByLocalClock = true });

        var all = Assert.Single(await Rows(new(ReportKind.DeliveryTimes)));
        var comparable = Assert.Single(await Rows(new(ReportKind.DeliveryTimes, leaveOutMixedClocks: true)));

        Assert.Equal((2, 1), (all.N, comparable.N));
    }

    [Fact]
    public async Task Group_columns_come_as_given_and_rows_in_their_order()
    {
        string[] carriers = ["b", "a"];
        string[] places = ["US-TX", "US-CA"];
        await warehouse.FillAsync(
            from carrier in carriers from origin in places select TestParcel.InTransit(Day, 3600) with { Carrier = carrier, Origin = origin });

        var csv = await warehouse.TextAsync(new(ReportKind.OnTime, [GroupColumn.Lane, GroupColumn.Carrier], format: ReportFormat.Csv));

        Assert.StartsWith(
            """
            "lane","carrier","n",
            """,
            csv,
            StringComparison.Ordinal);
        Assert.Equal(
            ["\"US-CA->US-NY\",\"a\"", "\"US-CA->US-NY\",\"b\"", "\"US-TX->US-NY\",\"a\"", "\"US-TX->US-NY\",\"b\""],
            csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join(',', line.Split(',')[..2])));
    }

    private Task<List<DeliveryTimesRow>> Rows(ReportRequest request) => warehouse.RowsAsync<DeliveryTimesRow>(request);
}
