using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Reports;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

/// <summary>That the API tells what the command line tells.</summary>
public sealed class ReportTests(TestWarehouse warehouse)
{
    public static TheoryData<string> Names => [.. Enum.GetValues<ReportKind>().Select(ApiDocument.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rows_and_definitions_are_those_of_the_command_line(string name)
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var arguments = new ReportArguments(name) { Group = "carrier", AsOf = "2026-11-20T12:00:00Z", Format = "json" };
        var request = ReportRequest.Parse(arguments);

        var body = await client.JsonAsync($"/v1/reports/{name}?group=carrier&as-of=2026-11-20T12:00:00Z");

        var rows = JsonNode.Parse(await warehouse.TextAsync(request))!;
        Assert.Equal(rows.ToJsonString(), body["rows"]!.ToJsonString());
        Assert.Equal(rows.AsArray().Count, (int?)body["total"]);
        Assert.Equal(name, (string?)body["report"]);
        Assert.Equal(request.Group.Select(column => column.ToString().ToLowerInvariant()), body["group"]!.AsArray().Select(column => (string?)column));
        Assert.Equal(MetricDefinitions.Of(request.Report).Select(metric => metric.Name), body["metrics"]!.AsArray().Select(metric => (string?)metric!["name"]));
        Assert.Equal(MetricDefinitions.Conventions(request.Report), body["conventions"]!.AsArray().Select(convention => (string?)convention));
    }

    [Fact]
    public async Task Every_filter_and_choice_reaches_the_report()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var arguments = new ReportArguments("carrier-speed")
        {
            Group = "destination,week",
            From = "2026-11-02",
            To = "2026-11-06",
            Carrier = "UPS",
            Service = "Ground",
            Origin = "US-CA",
            Destination = "TX",
            Lane = "us-ca->us-tx",
            AsOf = "2026-11-19",
            Percentile = "p90",
            LeaveOutMixedClocks = true,
            Format = "json",
        };

        var body = await client.JsonAsync(
            "/v1/reports/carrier-speed?group=destination,week&from=2026-11-02&to=2026-11-06&carrier=UPS&service=Ground&origin=US-CA&destination=TX&lane=us-ca->us-tx&as-of=2026-11-19&rank-by=p90&leave-out-mixed-clocks=true");

        var rows = JsonNode.Parse(await warehouse.TextAsync(ReportRequest.Parse(arguments)))!;
        Assert.NotEmpty(rows.AsArray());
        Assert.Equal(rows.ToJsonString(), body["rows"]!.ToJsonString());
        Assert.Equal("""{"from":"2026-11-02","to":"2026-11-06","as_of":"2026-11-19T00:00:00Z"}""", body["window"]!.ToJsonString());
    }

    [Theory]
    [InlineData("csv", "text/csv", "on-time-by-carrier-week-2026-11-20.csv")]
    [InlineData("parquet", "application/vnd.apache.parquet", "on-time-by-carrier-week-2026-11-20.parquet")]
    [InlineData("arrow", "application/vnd.apache.arrow.file", "on-time-by-carrier-week-2026-11-20.arrow")]
    public async Task Files_are_those_of_the_command_line_byte_for_byte(string format, string mediaType, string fileName)
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var request = ReportRequest.Parse(new("on-time") { Group = "carrier,week", AsOf = "2026-11-20T12:00:00Z", Format = format });
        const string Address = "/v1/reports/on-time?group=carrier,week&as-of=2026-11-20T12:00:00Z";

        using var byParameter = await client.GetAsync($"{Address}&format={format}");
        client.DefaultRequestHeaders.Accept.ParseAdd(mediaType);
        using var byAccept = await client.GetAsync(Address);

        foreach (var answer in new[] { byParameter, byAccept })
        {
            Assert.Equal(await warehouse.BytesAsync(request), await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(fileName, answer.Content.Headers.ContentDisposition?.FileName);
        }
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html, */*;q=0.5", "application/json")]
    [InlineData("application/json;q=0.2, text/csv", "text/csv")]
    [InlineData("text/csv;q=0, application/json", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("image/png", "application/json")]
    public async Task The_best_format_that_is_accepted_is_given(string accept, string mediaType)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await client.GetAsync("/v1/reports/on-time");

        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Pages_make_up_the_whole_and_each_names_the_next()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var whole = (await client.JsonAsync("/v1/reports/delivery-times?group=carrier,destination,week"))["rows"]!.AsArray();

        var rows = new List<string>();
        var pages = 0;
        for (var next = "/v1/reports/delivery-times?group=carrier,destination,week&limit=5"; next is not null; pages++)
        {
            var page = await client.JsonAsync(next);
            Assert.Equal((whole.Count, 5 * pages), ((int)page["total"]!, (int)page["offset"]!));
            rows.AddRange(page["rows"]!.AsArray().Select(row => row!.ToJsonString()));
            next = (string?)page["next"];
        }

        Assert.Equal((int)Math.Ceiling(whole.Count / 5.0), pages);
        Assert.Equal(whole.Select(row => row!.ToJsonString()), rows);
    }

    [Fact]
    public async Task An_offset_past_the_end_gives_no_rows()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        var page = await client.JsonAsync("/v1/reports/on-time?group=carrier&offset=3");

        Assert.Equal("[3,3,null,[]]", JsonSerializer.Serialize(new[] { page["total"], page["offset"], page["next"], page["rows"] }));
    }

    [Fact]
    public async Task An_instant_that_is_not_given_is_the_end_of_the_minute_and_is_told()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        Assert.Equal("2026-11-20T12:01:00Z", await AsOf());
        site.Clock.Now = new(2026, 11, 20, 12, 1, 0, TimeSpan.Zero);
        Assert.Equal("2026-11-20T12:01:00Z", await AsOf());
        site.Clock.Now = new(2026, 11, 20, 12, 1, 0, 1, TimeSpan.Zero);
        Assert.Equal("2026-11-20T12:02:00Z", await AsOf());

        async Task<string?> AsOf() => (string?)(await client.JsonAsync("/v1/reports/on-time"))["window"]!["as_of"];
    }

    [Fact]
    public async Task Without_data_everything_is_empty_and_nothing_fails()
    {
        await warehouse.FillAsync();
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        foreach (var name in Names)
        {
            var body = await client.JsonAsync($"/v1/reports/{name.Data}?group=carrier");
            Assert.Equal("[0,null,[]]", JsonSerializer.Serialize(new[] { body["total"], body["next"], body["rows"] }));
        }

        Assert.Equal("""{"last_scan":null,"cells_at":null}""", (await client.JsonAsync("/v1/freshness")).ToJsonString());
        Assert.Equal(
            """{"carriers":[],"services":[],"origins":[],"destinations":[],"lanes":[],"first_week":null,"last_week":null}""",
            (await client.JsonAsync("/v1/filters")).ToJsonString());
    }

    [Fact]
    public async Task Filters_are_the_values_that_occur()
    {
        await warehouse.FillAsync([.. Parcels.Some(), TestParcel.InTransit(TestWarehouse.Now.AddDays(-30)) with { Carrier = "", Origin = "", Service = "" }]);
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        Assert.Equal(
            """
            {"carriers":["dhl","fedex","ups"],"services":["ground"],"origins":["US-CA"],"destinations":["US-NY","US-TX"],
            "lanes":["US-CA->US-NY","US-CA->US-TX"],"first_week":"2026-10-19","last_week":"2026-11-09"}
            """.ReplaceLineEndings(""),
            (await client.JsonAsync("/v1/filters")).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Freshness_tells_the_last_scan()
    {
        var last = TestWarehouse.Now.AddDays(-2);
        await warehouse.FillAsync(TestParcel.InTransit(last.AddDays(-3)), TestParcel.InTransit(last));
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        var alone = await client.JsonAsync("/v1/freshness");
        var within = (await client.JsonAsync("/v1/reports/on-time"))["freshness"]!;

        Assert.Equal("2026-11-18T12:00:00Z", (string?)alone["last_scan"]);
        Assert.True(DateTimeOffset.TryParse((string?)alone["cells_at"], null, out _));
        Assert.Equal(alone.ToJsonString(), within.ToJsonString());
    }

    [Theory]
    [InlineData("grup=carrier", "grup", "there is no such parameter; there are group, from, to")]
    [InlineData("group=carier", "group", "name any of carrier")]
    [InlineData("group=carrier&group=lane", "group", "given more than once")]
    [InlineData("from=yesterday", "from", "write it as 2026-11-22")]
    [InlineData("to=2026-13-01", "to", "write it as 2026-11-22")]
    [InlineData("from=2026-10-02&to=2026-10-01", "from", "is later than to")]
    [InlineData("carrier=", "carrier", "leave it out")]
    [InlineData("service=", "service", "leave it out")]
    [InlineData("as-of=2026-10-01T00:00:00", "as-of", "write it as 2026-11-22T10:00:00Z")]
    [InlineData("rank-by=p90", "rank-by", "only carrier-speed")]
    [InlineData("leave-out-mixed-clocks=yes", "leave-out-mixed-clocks", "true nor false")]
    [InlineData("format=table", "format", "json, csv, parquet, arrow")]
    [InlineData("format=xml", "format", "json, csv, parquet, arrow")]
    [InlineData("limit=0", "limit", "from 1 to 10000")]
    [InlineData("limit=10001", "limit", "from 1 to 10000")]
    [InlineData("offset=-1", "offset", "from 0")]
    [InlineData("format=csv&limit=5", "limit", "only JSON comes in pages")]
    [InlineData("format=csv&offset=5", "offset", "only JSON comes in pages")]
    public async Task A_wrong_parameter_is_named_with_what_to_give(string query, string parameter, string detail)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync($"/v1/reports/on-time?{query}");
        var problem = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((400, parameter), ((int)problem["status"]!, (string?)problem["parameter"]));
        Assert.Contains(detail, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_report_is_answered_with_those_there_are()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync("/v1/reports/nothing");
        var problem = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode.NotFound, "report"), (answer.StatusCode, (string?)problem["parameter"]));
        Assert.All(Names, name => Assert.Contains(name.Data, (string?)problem["detail"], StringComparison.Ordinal));
    }
}
