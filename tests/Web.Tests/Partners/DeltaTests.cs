using System.Text.Json.Nodes;
using Analytics.Releases;
using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Web.Tests.Partners;

/// <summary>The Delta Sharing endpoints, by a client that knows nothing of this server.</summary>
public sealed class DeltaTests(TestWarehouse warehouse)
{
    private const string Table = "/shares/releases/schemas/datasets/tables/carrier-lane";

    // Of the types that a release has.
    private const string Rows = """
        SELECT '2026-08' AS window, toDate32('2026-08-03') + number % 7 AS week, concat('carrier ', toString(number % 5)) AS carrier,
               toInt64(number) AS parcels, if(number % 3 = 0, NULL, number / 7) AS mean_hours, [toInt64(number), -1, 2] AS durations
        FROM numbers(1000)
        """;

    private const string Columns =
        "window string False, week date False, carrier string False, parcels long False, mean_hours double True, durations [long] False";

    [Fact]
    public async Task A_client_of_the_protocol_lists_reads_and_fetches_a_table_as_it_is()
    {
        var groups = await ParquetAsync(Rows);
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", groups: groups);
        await site.Maker.MakeAsync("2026-09", groups: groups);
        var (id, key, _) = await site.PartnerAsync();
        using var client = Client(site, key);

        var share = Assert.Single(await client.ListAsync("/shares"));
        Assert.Equal(("releases", $"{share}"), ((string)share["name"]!, $"{(await client.GetAsync("/shares/RELEASES"))["share"]}"));
        Assert.Equal("datasets", (string)Assert.Single(await client.ListAsync("/shares/releases/schemas"))["name"]!);
        var table = Assert.Single(await client.ListAsync("/shares/releases/schemas/datasets/tables"));
        Assert.Equal(("carrier-lane", "datasets", "releases", (string)share["id"]!), ((string)table["name"]!, (string)table["schema"]!, (string)table["share"]!, (string)table["shareId"]!));
        Assert.Equal($"{table}", $"{Assert.Single(await client.ListAsync("/shares/releases/all-tables"))}");
        Assert.Equal(2, await client.VersionAsync(Table));

        var metadata = await client.MetadataAsync(Table);
        var query = await client.QueryAsync(Table.Replace("carrier", "Carrier", StringComparison.Ordinal), """{ "predicateHints": ["parcels > 3"], "limitHint": 1001 }""");

        Assert.Empty(metadata.Files);
        Assert.Equal($"{metadata.Metadata}", $"{query.Metadata}");
        Assert.Equal((2, "parquet", (string)table["id"]!, 0), (query.Version, (string)query.Metadata["format"]!["provider"]!, (string)query.Metadata["id"]!, query.Metadata["partitionColumns"]!.AsArray().Count));
        Assert.Equal(Columns, Schema((string)query.Metadata["schemaString"]!));
        Assert.Equal(2, query.Files.Select(file => (string)file["id"]!).Distinct().Count());
        Assert.All(query.Files, file => Assert.Equal(
            (groups.Length, """{"numRecords":1000}""", 0, (site.Site.Clock.Now + TimeSpan.FromHours(1)).ToUnixTimeMilliseconds()),
            ((long)file["size"]!, (string)file["stats"]!, file["partitionValues"]!.AsObject().Count, (long)file["expirationTimestamp"]!)));
        var url = (string)query.Files[0]["url"]!;
        Assert.Equal(groups, await DeltaClient.FetchAsync(url));
        Assert.Equal(groups[100..201], await DeltaClient.FetchAsync(url, 100, 200));
        Assert.DoesNotContain(key, url, StringComparison.Ordinal);
        Assert.Equal([(id, 200, groups.Length), (id, 206, 101)], (await site.LogAsync()).Select(logged => (logged.Download.Partner, logged.Download.Status, (int)logged.Sent!)));
    }

    [Fact]
    public async Task A_limit_brings_no_more_files_than_it_needs_and_the_same_file_has_the_same_id()
    {
        var groups = await ParquetAsync("SELECT toInt64(number) AS number FROM numbers(10)");
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", groups: groups);
        await site.Maker.MakeAsync("2026-09", groups: groups);
        var (_, key, _) = await site.PartnerAsync();
        using var client = Client(site, key);

        var all = await client.QueryAsync(Table);

        Assert.Equal(2, all.Files.Count);
        Assert.Equal((string)all.Files[0]["id"]!, (string)Assert.Single((await client.QueryAsync(Table, """{ "limitHint": 10 }""")).Files)["id"]!);
        Assert.Equal(2, (await client.QueryAsync(Table, """{ "limitHint": 11, "jsonPredicateHints": "{ what }" }""")).Files.Count);
    }

    [Fact]
    public async Task A_withdrawal_is_a_new_version_without_the_file()
    {
        var groups = await ParquetAsync("SELECT 1 AS one");
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", groups: groups);
        await site.Maker.MakeAsync("2026-09", groups: groups);
        var (_, key, _) = await site.PartnerAsync();
        using var client = Client(site, key);
        var before = await client.QueryAsync(Table);

        await site.Maker.WithdrawAsync("2026-08", "wrong");
        var after = await client.QueryAsync(Table);

        Assert.Equal((2, 3), (before.Version, after.Version));
        Assert.Equal((string)before.Files[1]["id"]!, (string)Assert.Single(after.Files)["id"]!);
        Assert.Equal(410, (await Assert.ThrowsAsync<DeltaClientException>(() => DeltaClient.FetchAsync((string)before.Files[0]["url"]!))).Status);
    }

    [Fact]
    public async Task Lists_come_in_pages_of_any_size()
    {
        await using var site = await PartnerSite.StartAsync();
        var (id, key, http) = await site.PartnerAsync();
        var names = Enumerable.Range(1, 7).Select(number => $"set-{number}").ToList();
        foreach (var name in names)
        {
            await site.Maker.MakeAsync("2026-08", name);
            await site.Book.GrantAsync(id, name, new Window(2026, 8), null);
        }

        using var client = Client(site, key);
        foreach (var size in new[] { 1, 2, 6, 7, 500 })
        {
            Assert.Equal(names, (await client.ListAsync("/shares/releases/all-tables", size)).Select(table => (string)table["name"]!));
        }

        var none = await client.GetAsync("/shares/releases/all-tables?maxResults=0");
        Assert.Empty(none["items"]!.AsArray());
        Assert.Equal(7, (await client.GetAsync($"/shares/releases/all-tables?pageToken={none["nextPageToken"]}"))["items"]!.AsArray().Count);
        foreach (var query in new[] { "maxResults=-1", "maxResults=many", "pageToken=x", "pageToken=%21" })
        {
            Assert.Equal(400, await http.StatusAsync($"/v1/delta-sharing/shares/releases/all-tables?{query}"));
        }
    }

    [Theory]
    [InlineData("/shares/other", 404, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("/shares/releases/schemas/other/tables", 404, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("/shares/releases/schemas/datasets/tables/other/metadata", 404, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("/no-such-thing", 404, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData(Table + "/version?startingTimestamp=2026-01-01", 400, "INVALID_PARAMETER_VALUE")]
    [InlineData(Table + "/query", 403, "PERMISSION_DENIED", "{}")]
    [InlineData(Table + "/query", 400, "INVALID_PARAMETER_VALUE", "[]")]
    [InlineData(Table + "/query", 400, "INVALID_PARAMETER_VALUE", "null")]
    [InlineData(Table + "/query", 400, "INVALID_PARAMETER_VALUE", """{ "version": 1 }""")]
    public async Task Errors_are_told_as_the_protocol_has_them(string path, int status, string code, string? body = null)
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", "other");
        await site.Maker.MakeAsync("2026-08");
        var (_, key, _) = await site.PartnerAsync(hasAccepted: false);
        using var client = Client(site, key);

        var error = await Assert.ThrowsAsync<DeltaClientException>(() => body is null ? client.GetAsync(path) : client.QueryAsync(path[..^"/query".Length], body));

        Assert.Equal((status, code), (error.Status, error.ErrorCode));
        Assert.NotEqual("", error.Message);
    }

    [Fact]
    public async Task Without_a_good_key_of_a_partner_nothing_is_told()
    {
        await using var site = await PartnerSite.StartAsync(options => options with { RequestsPerSecond = 1, RequestBurst = 1 });
        using var stranger = Client(site, "ana_partner_made-up");
        using var analyst = Client(site, site.Site.Keys.Add(Role.Analyst, "analyst").Key);

        var errors = new List<(int, string)>();
        foreach (var client in new[] { stranger, analyst, analyst })
        {
            var error = await Assert.ThrowsAsync<DeltaClientException>(() => client.GetAsync("/shares"));
            errors.Add((error.Status, error.ErrorCode));
        }

        Assert.Equal([(401, "UNAUTHENTICATED"), (403, "PERMISSION_DENIED"), (429, "REQUEST_LIMIT_EXCEEDED")], errors);
    }

    [Fact]
    public async Task A_footer_that_is_cut_short_anywhere_is_told_as_no_Parquet_file()
    {
        var file = await ParquetAsync("SELECT [toInt64(number)] AS list, toString(number) AS text FROM numbers(3)");
        var length = BitConverter.ToInt32(file.AsSpan(^8..^4));
        var footer = file[^(8 + length)..^8];

        Assert.Equal([new ParquetColumn("list", "long", false, true, false), new ParquetColumn("text", "string", false, false, false)], ParquetFooter.Parse(footer).Columns);
        var needed = Enumerable.Range(0, footer.Length).Last(cut => Fails(footer[..cut]));
        Assert.InRange(needed, footer.Length / 8, footer.Length - 1);
        Assert.All(Enumerable.Range(0, needed), cut => Assert.True(Fails(footer[..cut])));
    }

    private static bool Fails(byte[] footer)
    {
        try
        {
            _ = ParquetFooter.Parse(footer);
            return false;
        }
        catch (ReleaseException)
        {
            return true;
        }
    }

    private static DeltaClient Client(PartnerSite site, string key) =>
        new(new JsonObject { ["shareCredentialsVersion"] = 1, ["endpoint"] = $"{site.Site.Address}v1/delta-sharing/", ["bearerToken"] = key }.ToJsonString());

    private static string Schema(string text)
    {
        var schema = JsonNode.Parse(text)!;
        Assert.Equal("struct", (string)schema["type"]!);
        return string.Join(", ", schema["fields"]!.AsArray().Select(field =>
            $"{field!["name"]} {(field["type"] is JsonObject list ? $"[{list["elementType"]}]" : field["type"])} {(bool)field["nullable"]!}"));
    }

    private async Task<byte[]> ParquetAsync(string sql)
    {
        using var bytes = new MemoryStream();
        await foreach (var chunk in warehouse.ClickHouse.QueryAsync(new Statement(sql), "Parquet"))
        {
            bytes.Write(chunk.Span);
        }

        return bytes.ToArray();
    }
}
