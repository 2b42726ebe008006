using System.Text.Json.Nodes;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Analytics.Web.Tests.Partners;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Releases;

/// <summary>What analysts are told of releases.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Each_release_is_told_with_its_state_its_cost_its_groups_and_its_certificate_the_last_first()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-07");
        await site.Maker.MakeAsync("2026-08");
        await site.Maker.MakeAsync("2026-09", "other", isPublished: false);
        await site.Maker.WithdrawAsync("2026-07", "a lane was told twice");
        var definition = ReleaseMaker.Definition("other");
        await site.Maker.Ledger.ChargeAsync("other-2026-10", definition, ReleaseMaker.Month("2026-10"), BudgetLimits.Default);
        using var client = site.Site.Client(Role.Analyst);

        var releases = (await client.JsonAsync("/v1/releases"))["releases"]!.AsArray();

        Assert.Equal(
            ["other-2026-10 other 2026-10 charged", "other-2026-09 other 2026-09 built", "carrier-lane-2026-08 carrier-lane 2026-08 published", "carrier-lane-2026-07 carrier-lane 2026-07 withdrawn"],
            releases.Select(release => $"{release!["id"]} {release["dataset"]} {release["window"]} {release["state"]}"));
        Assert.Equal([null, null, "/datasets/carrier-lane", "/datasets/carrier-lane"], releases.Select(release => (string?)release!["dictionary"]));
        Assert.Equal((true, true), (releases[0]!["groups"] is null, releases[0]!["certificate"] is null));
        var published = releases[2]!;
        Assert.Equal(("The dataset carrier-lane", 0.024356m, 8, 10), ((string)published["title"]!, (decimal)published["rho"]!, (int)published["groups"]!["told"]!, (int)published["groups"]!["grid"]!));
        Assert.InRange((double)published["epsilon"]!, 0.99999, 1.00001);
        Assert.Equal(site.Site.Clock.Now, (DateTimeOffset)published["since"]!);
        Assert.Equal(
            ["What is in it", "Who is protected", "How", "What it cost", "Which parcels", "Businesses", "Attacks", "Keys"],
            published["certificate"]!.AsArray().Select(section => (string)section!["heading"]!));
        Assert.Contains("8 of the grid's 10 groups are told", (string)published["certificate"]![0]!["paragraph"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_are_told_by_name_with_what_they_bought_and_fetched()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-07");
        await site.Maker.MakeAsync("2026-08");
        var acme = site.Site.Keys.Add(Role.Partner, "Acme").Id;
        var blue = site.Site.Keys.Add(Role.Partner, "Blue").Id;
        var past = site.Site.Keys.Add(Role.Partner, "Past").Id;
        await site.Book.GrantAsync(acme, ReleaseMaker.Dataset, ReleaseMaker.Month("2026-08"), null);
        await site.Book.GrantAsync(blue, ReleaseMaker.Dataset, ReleaseMaker.Month("2026-01"), ReleaseMaker.Month("2026-07"));
        await site.Book.GrantAsync(past, ReleaseMaker.Dataset, ReleaseMaker.Month("2026-08"), null);
        await site.Book.EndAsync(await site.Book.BeginAsync(new Download(past, "carrier-lane-2026-08", "groups.parquet", 0, 1000, 200)), 900);
        await site.Book.RevokeAsync(past, ReleaseMaker.Dataset);
        site.Site.Keys.Revoke(past);
        await site.Book.GrantAsync(blue, "other", ReleaseMaker.Month("2026-08"), null);
        using var client = site.Site.Client(Role.Analyst);

        var answer = await client.JsonAsync("/v1/releases");

        Assert.Equal(["Acme 2026-08.. False 0 0 ", $"Past  True 1 900 {site.Site.Clock.Now:O}"], PartnersOf(answer, 0));
        Assert.Equal(["Blue 2026-01..2026-07 False 0 0 "], PartnersOf(answer, 1));
        Assert.All([acme, blue, past], id => Assert.DoesNotContain(id, $"{answer}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_exact_is_told()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        await site.Maker.WithdrawAsync("2026-08", "secret");
        using var client = site.Site.Client(Role.Admin);
        var entries = Assert.Single(await site.Maker.Ledger.ReleasesAsync()).Entries;
        Assert.Contains($"{ReleaseMaker.Exact}", entries.Single(entry => entry.Step == LedgerStep.Built).Detail, StringComparison.Ordinal);

        var told = $"{await client.JsonAsync("/v1/releases")}{await client.JsonAsync("/v1/releases/budget")}";

        Assert.Contains("About 31,000,000 parcels could be sold", told, StringComparison.Ordinal);
        Assert.All([$"{ReleaseMaker.Exact}", "31,415,926", "eligible", "secret", "detail", "snapshot"], word => Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_damaged_release_hides_no_other_and_the_operator_is_told()
    {
        await using var site = await PartnerSite.StartAsync(level: LogLevel.Error);
        await site.Maker.MakeAsync("2026-07");
        var folder = await site.Maker.MakeAsync("2026-08");
        await File.AppendAllTextAsync(Path.Combine(folder, "certificate.json"), " ");
        using var client = site.Site.Client(Role.Analyst);

        var releases = (await client.JsonAsync("/v1/releases"))["releases"]!.AsArray();

        Assert.Equal([true, false], releases.Select(release => release!["certificate"] is null));
        Assert.Contains("The files of carrier-lane-2026-08 are not those that were built", site.Site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_budget_is_told_by_window_with_those_between()
    {
        await using var site = await PartnerSite.StartAsync();
        using var client = site.Site.Client(Role.Analyst);
        var none = await client.JsonAsync("/v1/releases/budget");
        Assert.Equal((0, 0.024356m, 0.292272m), (none["windows"]!.AsArray().Count, (decimal)none["window"]!["rho"]!, (decimal)none["year"]!["rho"]!));
        Assert.Equal("1.00 3.86", FormattableString.Invariant($"{(double)none["window"]!["epsilon"]!:N2} {(double)none["year"]!["epsilon"]!:N2}"));

        await site.Maker.MakeAsync("2025-12");
        await site.Maker.MakeAsync("2026-02");
        await site.Maker.MakeAsync("2026-02", "other");
        await site.Maker.MakeAsync("2026-12");
        var windows = (await client.JsonAsync("/v1/releases/budget"))["windows"]!.AsArray();

        Assert.Equal(13, windows.Count);
        Assert.Equal("2025-12 0.024356 0 0.024356 0.267916", Line(windows[0]!));
        Assert.Equal("2026-01 0 0.024356 0.024356 0.267916", Line(windows[1]!));
        Assert.Equal("2026-02 0.048712 0 0.073068 0.219204", Line(windows[2]!));
        Assert.Equal("2026-12 0.024356 0 0.073068 0.219204", Line(windows[12]!));
        Assert.Equal(0, (double)windows[1]!["spent"]!["epsilon"]!);
        Assert.InRange((double)windows[2]!["year_spent"]!["epsilon"]!, 1.5, 2);
    }

    [Fact]
    public async Task Analysts_may_ask_and_nobody_else()
    {
        await using var site = await PartnerSite.StartAsync();
        foreach (var role in (Role?[])[null, .. Enum.GetValues<Role>()])
        {
            using var client = site.Site.Client(role);
            var status = role is null ? 401 : role is Role.Analyst or Role.Admin ? 200 : 403;
            Assert.Equal((role, status, status), (role, await client.StatusAsync("/v1/releases"), await client.StatusAsync("/v1/releases/budget")));
        }
    }

    private static IEnumerable<string> PartnersOf(JsonNode answer, int release) => answer["releases"]![release]!["partners"]!.AsArray().Select(partner =>
        $"{partner!["name"]} {string.Join(',', partner["windows"]!.AsArray().Select(window => $"{window!["from"]}..{window["to"]}"))} {(bool)partner["revoked"]!} {partner["downloads"]} {partner["bytes"]} "
        + ((DateTimeOffset?)partner["last_download"])?.ToString("O"));

    private static string Line(JsonNode window) => FormattableString.Invariant(
        $"{window["window"]} {Rho(window, "spent")} {Rho(window, "left")} {Rho(window, "year_spent")} {Rho(window, "year_left")}");

    private static decimal Rho(JsonNode window, string name) => (decimal)window[name]!["rho"]! / 1.000000000m;
}
