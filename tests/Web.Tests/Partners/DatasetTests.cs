using System.Net;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Partners;

public sealed class DatasetTests
{
    [Fact]
    public async Task A_partner_sees_the_datasets_and_releases_that_it_bought_and_no_others()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-07");
        await site.Maker.MakeAsync("2026-08");
        await site.Maker.MakeAsync("2026-08", "other");
        await site.Maker.MakeAsync("2026-09", isPublished: false);
        var (_, _, client) = await site.PartnerAsync("2026-08", hasAccepted: false);

        var list = (await client.JsonAsync("/v1/datasets"))["datasets"]!.AsArray();
        var releases = await client.JsonAsync($"/v1/datasets/{PartnerSite.Dataset}/releases");

        var dataset = Assert.Single(list)!;
        Assert.Equal("carrier-lane 2026-08  2026-08 1 ", $"{dataset["id"]} {dataset["windows"]![0]!["from"]} {dataset["windows"]![0]!["to"]} {dataset["releases"]![0]} {dataset["terms"]!["version"]} {dataset["terms"]!["accepted_at"]}");
        Assert.Equal($"{dataset}", $"{await client.JsonAsync($"/v1/datasets/{PartnerSite.Dataset}")}");
        var release = Assert.Single(releases["releases"]!.AsArray())!;
        Assert.Equal(("2026-08", "gaussian", 0.024356m), ((string)release["window"]!, (string)release["certificate"]!["noise"]!, (decimal)release["certificate"]!["rho"]!));
        Assert.Equal(["certificate.json", "groups.csv.gz", "groups.parquet"], release["files"]!.AsArray().Select(file => (string)file!["name"]!));
        Assert.Equal((PartnerSite.Groups, 1000), ((string)release["files"]![2]!["href"]!, (int)release["files"]![2]!["bytes"]!));
        Assert.StartsWith("8 of 10 groups, epsilon 1 at delta", (string)release["certificate"]!["summary"]!, StringComparison.Ordinal);
        Assert.Equal((string)release["files"]![0]!["sha256"]!, (string)release["certificate"]!["sha256"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/releases")]
    [InlineData("/terms")]
    [InlineData("/releases/2026-08/files/groups.parquet")]
    public async Task What_was_not_bought_answers_as_what_is_not_there(string rest)
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", "other");
        var (_, _, client) = await site.PartnerAsync();

        using var known = await client.GetAsync($"/v1/datasets/other{rest}");
        using var unknown = await client.GetAsync($"/v1/datasets/none{rest}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (known.StatusCode, unknown.StatusCode));
        Assert.Equal((string)(await unknown.JsonAsync())["detail"]!, (string)(await known.JsonAsync())["detail"]!);
    }

    [Fact]
    public async Task Terms_are_agreed_to_by_their_version_before_the_first_download()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (id, _, client) = await site.PartnerAsync(hasAccepted: false);
        const string Terms = $"/v1/datasets/{PartnerSite.Dataset}/terms";

        using var early = await client.GetAsync(PartnerSite.Groups);
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        Assert.Contains(Terms, (string)(await early.JsonAsync())["detail"]!, StringComparison.Ordinal);
        var shown = await client.JsonAsync(Terms);
        Assert.Contains("No re-identification", (string)shown["text"]!, StringComparison.Ordinal);
        Assert.Null(shown["accepted_at"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await PartnerSite.PostAsync(client, Terms, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PartnerSite.PostAsync(client, Terms, "secret")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PartnerSite.PostAsync(client, Terms, """{ "version": "0" }""")).StatusCode);
        Assert.Equal(403, await client.StatusAsync(PartnerSite.Groups));
        using var agreed = await PartnerSite.PostAsync(client, Terms, $$"""{ "version": "{{shown["version"]}}" }""");

        Assert.Equal(site.Site.Clock.Now, (DateTimeOffset)(await agreed.JsonAsync())["accepted_at"]!);
        Assert.Equal(200, await client.StatusAsync(PartnerSite.Groups));
        Assert.Equal([new Acceptance(id, PartnerSite.Dataset, "1", site.Site.Clock.Now)], await site.Book.AcceptancesAsync());
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_with_its_reason_and_only_for_those_who_bought_it()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        await site.Maker.WithdrawAsync("2026-08", "a lane was told twice");
        var (_, _, client) = await site.PartnerAsync();
        var (_, _, stranger) = await site.PartnerAsync(from: null);

        using var gone = await client.GetAsync(PartnerSite.Groups);

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("a lane was told twice", (string)(await gone.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Equal(404, await stranger.StatusAsync(PartnerSite.Groups));
        Assert.Empty((await client.JsonAsync($"/v1/datasets/{PartnerSite.Dataset}/releases"))["releases"]!.AsArray());
    }

    [Fact]
    public async Task What_is_revoked_fails_at_once()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (id, _, client) = await site.PartnerAsync();
        Assert.Equal(200, await client.StatusAsync(PartnerSite.Groups));

        await site.Book.RevokeAsync(id, PartnerSite.Dataset);
        Assert.Equal(404, await client.StatusAsync(PartnerSite.Groups));
        Assert.Empty((await client.JsonAsync("/v1/datasets"))["datasets"]!.AsArray());
        site.Site.Keys.Revoke(id);
        Assert.Equal(401, await client.StatusAsync("/v1/datasets"));
    }

    [Fact]
    public async Task An_administrator_has_everything_and_agrees_to_the_terms_like_everybody()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        using var client = site.Site.Client(Role.Admin);

        Assert.Single((await client.JsonAsync("/v1/datasets"))["datasets"]!.AsArray());
        Assert.Equal(403, await client.StatusAsync(PartnerSite.Groups));
        await PartnerSite.PostAsync(client, $"/v1/datasets/{PartnerSite.Dataset}/terms", """{ "version": "1" }""");
        Assert.Equal(200, await client.StatusAsync(PartnerSite.Groups));
    }

    [Fact]
    public async Task Files_that_are_not_those_that_were_built_are_not_sent_and_the_operator_is_told()
    {
        await using var site = await PartnerSite.StartAsync(level: LogLevel.Error);
        var folder = await site.Maker.MakeAsync("2026-08");
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.json"), "{}");
        var (_, _, client) = await site.PartnerAsync();

        Assert.Equal(503, await client.StatusAsync(PartnerSite.Groups));
        Assert.Contains("Files cannot be served: The files of carrier-lane-2026-08 are not those that were built: certificate.json is missing or another.", site.Site.Log.Text, StringComparison.Ordinal);
        Assert.Empty(await site.LogAsync());
    }
}
