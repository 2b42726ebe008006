namespace Analytics.Reports.Tests;

public sealed class RequestTests
{
    private static readonly ReportArguments Good = new("delivery-times");

    public static TheoryData<ReportArguments, string> Wrong => new()
    {
        { new("delivery"), "report: there is none of this name; the reports are delivery-times, carrier-speed, on-time, milestones, coverage, exceptions, data-quality, trends, distribution" },
        { new("DeliveryTimes"), "report: there is none of this name; the reports are delivery-times, carrier-speed, on-time, milestones, coverage, exceptions, data-quality, trends, distribution" },
        { new(""), "report: there is none of this name; the reports are delivery-times, carrier-speed, on-time, milestones, coverage, exceptions, data-quality, trends, distribution" },
        { Good with { Group = "carrier,hub" }, "group: name 2 is not a column; name any of carrier, service, origin, destination, lane, week, month, with commas between them" },
        { Good with { Group = "carrier,,lane" }, "group: name 2 is not a column; name any of carrier, service, origin, destination, lane, week, month, with commas between them" },
        { Good with { Group = "lane, carrier, lane" }, "group: lane stands there twice; name each column once" },
        { Good with { From = "2026-2-1" }, "from: is not a date; write it as 2026-11-22" },
        { Good with { From = "1969-12-31" }, "from: is out of range; give a date from 1970-01-01 to 2105-12-31" },
        { Good with { To = "22.11.2026" }, "to: is not a date; write it as 2026-11-22" },
        { Good with { To = "2106-01-01" }, "to: is out of range; give a date from 1970-01-01 to 2105-12-31" },
        { Good with { From = "2026-02-02", To = "2026-02-01" }, "from: is later than to; give the earlier date first" },
        { Good with { Carrier = " " }, "carrier: is empty; leave it out to have them all" },
        { Good with { Carrier = new string('c', 201) }, "carrier: is longer than 200 characters" },
        { Good with { Service = "" }, "service: is empty; leave it out to have them all" },
        { Good with { Service = new string('s', 201) }, "service: is longer than 200 characters" },
        { Good with { Origin = "" }, "origin: is empty; leave it out to have them all" },
        { Good with { Origin = new string('c', 201) }, "origin: is longer than 200 characters" },
        { Good with { Destination = "\t" }, "destination: is empty; leave it out to have them all" },
        { Good with { Destination = new string('c', 201) }, "destination: is longer than 200 characters" },
        { Good with { Lane = "US-CA" }, "lane: is not a lane; write it as reports do: US-CA->US-NY" },
        { Good with { Lane = "" }, "lane: is not a lane; write it as reports do: US-CA->US-NY" },
        { Good with { Lane = "->" + new string('c', 199) }, "lane: is longer than 200 characters" },
        { Good with { AsOf = "now" }, "as-of: is not an instant; write it as 2026-11-22T10:00:00Z, or as a date for its first instant in UTC" },
        { Good with { AsOf = "2026-11-22T10:00:00" }, "as-of: is not an instant; write it as 2026-11-22T10:00:00Z, or as a date for its first instant in UTC" },
        { Good with { AsOf = "1969-12-31" }, "as-of: is out of range; give an instant from 1970-01-01 to 2105-12-31" },
        { Good with { AsOf = "2106-01-01T00:00:00Z" }, "as-of: is out of range; give an instant from 1970-01-01 to 2105-12-31" },
        { Good with { Percentile = "p90" }, "rank-by: only carrier-speed ranks by one; leave it out" },
        { new("carrier-speed") { Percentile = "median" }, "rank-by: is not one that reports tell; give one of p10, p25, p50, p75, p80, p85, p90, p95, p97, p99" },
        { new("carrier-speed") { Percentile = "p51" }, "rank-by: is not one that reports tell; give one of p10, p25, p50, p75, p80, p85, p90, p95, p97, p99" },
        { Good with { Unit = "days" }, "unit: there is none of this name; the units are hours, calendar-days, business-days" },
        { new("on-time") { Unit = "hours" }, "unit: only delivery-times, carrier-speed, milestones tell durations; leave it out" },
        { Good with { Format = "xlsx" }, "format: there is none of this name; the formats are table, json, csv, parquet, arrow" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_parameter_is_named_with_what_would_be_right(ReportArguments arguments, string message)
    {
        var wrong = Assert.Throws<ReportRequestException>(() => ReportRequest.Parse(arguments));

        Assert.Equal(message, wrong.Message);
        Assert.StartsWith(wrong.Parameter + ":", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_report_asks_for_all_weeks_in_one_row_now_as_a_table()
    {
        var request = ReportRequest.Parse(Good);

        Assert.Equal(ReportKind.DeliveryTimes, request.Report);
        Assert.Empty(request.Group);
        Assert.Equal((null, null, null), (request.From, request.To, request.AsOf));
        Assert.Equal((null, null, null, null, null), (request.Carrier, request.Service, request.Origin, request.Destination, request.Lane));
        Assert.Equal((50, false, ReportFormat.Table, DurationUnit.Hours), (request.Percentile, request.LeaveOutMixedClocks, request.Format, request.Unit));
    }

    [Fact]
    public void Every_parameter_is_read_from_its_text()
    {
        var request = ReportRequest.Parse(new("carrier-speed")
        {
            Group = "month, carrier, service",
            From = "2026-02-01",
            To = "2026-02-01",
            Carrier = " UPS ",
            Service = "Ground ",
            Origin = "us-ca",
            Destination = "FR",
            Lane = " us-ca->FR",
            AsOf = "2026-11-22T10:00:00.75+01:00",
            Percentile = "p90",
            Unit = "business-days",
            Format = "parquet",
            LeaveOutMixedClocks = true,
        });

        Assert.Equal([GroupColumn.Month, GroupColumn.Carrier, GroupColumn.Service], request.Group);
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 1)), (request.From, request.To));
        Assert.Equal(("UPS", "Ground", "us-ca", "FR", "us-ca->FR"), (request.Carrier, request.Service, request.Origin, request.Destination, request.Lane));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), request.AsOf);
        Assert.Equal((90, true, ReportFormat.Parquet, DurationUnit.BusinessDays), (request.Percentile, request.LeaveOutMixedClocks, request.Format, request.Unit));
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22 10:30Z", "2026-11-22T10:30:00Z")]
    [InlineData("2026-11-22T10:30:05-08:00", "2026-11-22T18:30:05Z")]
    public void An_instant_may_be_a_date_or_have_any_offset(string text, string instant)
    {
        var request = ReportRequest.Parse(Good with { AsOf = text });

        Assert.Equal(instant, request.AsOf!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null, "Lane,Carrier")]
    [InlineData("", "Carrier")]
    [InlineData("origin", "Origin,Carrier")]
    [InlineData("carrier,origin", "Carrier,Origin")]
    public void Carrier_speed_always_groups_by_carrier(string? group, string columns) =>
        Assert.Equal(columns, string.Join(',', ReportRequest.Parse(new("carrier-speed") { Group = group }).Group));

    [Fact]
    public void The_instant_of_the_answer_is_taken_only_where_none_was_given()
    {
        var now = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal(now, ReportRequest.Parse(Good).At(now.AddMilliseconds(3)).AsOf);
        Assert.Equal(now.AddDays(-1), ReportRequest.Parse(Good with { AsOf = "2026-11-21T10:00:00Z" }).At(now).AsOf);
    }

    [Fact]
    public void The_columns_of_a_request_cannot_be_changed_from_outside()
    {
        var columns = new List<GroupColumn> { GroupColumn.Week };
        var request = new ReportRequest(ReportKind.OnTime, columns);

        columns.Add(GroupColumn.Carrier);

        Assert.Equal([GroupColumn.Week], request.Group);
        Assert.Throws<NotSupportedException>(() => ((IList<GroupColumn>)request.Group).Add(GroupColumn.Carrier));
    }
}
