using System.Net;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

/// <summary>That a caller who has an answer already is told so, and never wrongly.</summary>
public sealed class TagTests(TestWarehouse warehouse)
{
    private const string Report = "/v1/reports/on-time?group=carrier&as-of=2026-11-20T12:00:00Z";

    [Theory]
    [InlineData(Report)]
    [InlineData(Report + "&format=csv")]
    [InlineData("/v1/reports/coverage?as-of=2026-11-20")]
    [InlineData("/v1/filters")]
    public async Task What_has_not_changed_is_not_sent_again(string address)
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var tag = await TagAsync(client, address);

        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", $"\"other\", {tag}");
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(tag, answer.Headers.ETag?.ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Changed_cells_change_every_answer_from_them()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var before = await TagAsync(client, Report);
        var filters = await TagAsync(client, "/v1/filters");

        await warehouse.AddAsync(Parcels.Some("-new"), firstNumber: 1000);

        Assert.NotEqual(before, await TagAsync(client, Report));
        Assert.NotEqual(filters, await TagAsync(client, "/v1/filters"));
        Assert.Equal(6, (int?)(await client.JsonAsync(Report))["total"]);
    }

    [Fact]
    public async Task Cells_that_go_back_and_forth_are_told_apart()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        await warehouse.FillAsync(Parcels.Some());
        var some = await client.JsonAsync(Report);
        await warehouse.FillAsync(Parcels.Some("-new"));
        var others = await client.JsonAsync(Report);
        await warehouse.FillAsync(Parcels.Some());
        var again = await client.JsonAsync(Report);

        Assert.NotEqual(some["rows"]!.ToJsonString(), others["rows"]!.ToJsonString());
        Assert.Equal(some["rows"]!.ToJsonString(), again["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task A_report_on_facts_changes_with_them_though_the_cells_do_not()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        const string Coverage = "/v1/reports/coverage?as-of=2026-11-20T12:00:00Z";
        const string Past = "/v1/reports/on-time?as-of=2026-11-01";
        var before = (await TagAsync(client, Coverage), await TagAsync(client, Past), await TagAsync(client, Report));

        await warehouse.ExecuteAsync("INSERT INTO scans (epoch, parcel, at, milestone) VALUES (202603, 'x', '2026-11-01 00:00:00', 'PickedUp')");

        Assert.NotEqual(before.Item1, await TagAsync(client, Coverage));
        Assert.NotEqual(before.Item2, await TagAsync(client, Past));
        Assert.Equal(before.Item3, await TagAsync(client, Report));
    }

    [Fact]
    public async Task Everything_that_is_asked_counts()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        string[] more =
        [
            "", "&group=carrier", "&group=", "&from=2026-01-01", "&to=2026-12-01", "&carrier=ups", "&carrier=dhl", "&service=ground", "&origin=US", "&destination=US",
            "&rank-by=p90", "&leave-out-mixed-clocks=true", "&limit=5", "&offset=1", "&format=csv", "&format=arrow",
        ];

        var tags = new List<string>();
        foreach (var query in more)
        {
            tags.Add(await TagAsync(client, $"/v1/reports/carrier-speed?as-of=2026-11-20{query}"));
        }

        tags.Add(await TagAsync(client, "/v1/reports/carrier-speed?as-of=2026-11-19"));
        tags.Add(await TagAsync(client, "/v1/reports/on-time?as-of=2026-11-20"));
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task The_order_of_parameters_and_the_way_the_format_is_named_do_not_count()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        Assert.Equal(
            await TagAsync(client, "/v1/reports/on-time?group=carrier&as-of=2026-11-20&format=json"),
            await TagAsync(client, "/v1/reports/on-time?as-of=2026-11-20T00:00:00Z&group=carrier"));
    }

    [Fact]
    public async Task An_answer_that_is_kept_is_the_same_to_the_byte()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        await using var forgetful = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { AnswerCacheBytes = 1 });
        using var client = site.Client(Role.Analyst);
        using var other = forgetful.Client(Role.Analyst);

        var first = await client.GetByteArrayAsync(Report);

        Assert.Equal(first, await client.GetByteArrayAsync(Report));
        Assert.Equal(first, await other.GetByteArrayAsync(Report));
    }

    private static async Task<string> TagAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : throw new InvalidOperationException("The answer has no strong tag.");
    }
}
