using System.Globalization;
using Analytics.Eta;
using Analytics.Warehouse;
using Analytics.Web;
using Analytics.Web.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Dashboard.Tests;

/// <summary>The page of the models of times of arrival, over the API of a server with invented models.</summary>
public sealed class EtaTests(Stage stage)
{
    private static readonly ModelRecord champion = new InventedModels().Records.Single(model => model.Version == InventedModels.Champion);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_product_comes_in_at_it_and_sees_it_alone(ColorScheme scheme)
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/", new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });

        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("Arrival times");
        await visit.FiguresAsync();
        Assert.Equal("/eta", visit.Path);
        Assert.Equal(["Arrival times"], await visit.Page.Locator(".top nav a:visible").AllTextContentsAsync());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".brand")).ToHaveAttributeAsync("href", "/eta");
        await visit.Page.Locator(".chart canvas").First.WaitForAsync();
        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));

        foreach (var button in await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Table" }).AllAsync())
        {
            await button.ClickAsync();
        }

        foreach (var summary in await visit.Page.Locator("details.definition > summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Its_figures_are_those_of_the_record_of_the_model_that_serves()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta");
        await visit.FiguresAsync();
        var own = Own(champion.Scores.Overall);
        var best = champion.Scores.Overall.Single(row => row.Contender == Contenders.KaplanMeier);

        await Assertions.Expect(visit.Card("model").Locator("h2")).ToHaveTextAsync($"Model {InventedModels.Champion} serves");
        Assert.Equal(
            ["12 Nov 2026", Written.Hours(own.MeanErrorHours), "−0.4\u202fpp", Written.Hours(own.WidthHours), Written.Count(champion.Training.Parcels)],
            await visit.Page.Locator(".tile .value").AllTextContentsAsync());
        await Assertions.Expect(visit.Page.Locator(".tile .change")).ToHaveTextAsync($"−24.2\u202f% against lane percentiles, {Written.Hours(best.MeanErrorHours)}");
        Assert.Contains(
            $"p80: {Written.Share(own.Covered80)}, stated 80\u202f%", await visit.Page.Locator(".tile .detail").AllTextContentsAsync());

        Assert.Equal(
            champion.Scores.Horizons.Select(row => $"{row.Group}|{Written.Count(Own(row.Contenders).Parcels)}|{string.Join('|', row.Contenders.Select(one => Written.Hours(one.MeanErrorHours)))}"),
            await RowsAsync(visit, "errors"));
        Assert.Equal(
            champion.Scores.Horizons.Select(row => Own(row.Contenders)).Select(row => $"{Written.Share(row.Covered50)}|{Written.Share(row.Covered80)}|{Written.Share(row.Covered90)}"),
            (await RowsAsync(visit, "covered")).Select(row => string.Join('|', row.Split('|').Skip(2))));
        Assert.Equal(
            champion.Scores.Horizons.Select(row => string.Join('|', row.Contenders.Where(one => one.WidthHours is not null).Select(one => Written.Hours(one.WidthHours)))),
            (await RowsAsync(visit, "widths")).Select(row => string.Join('|', row.Split('|').Skip(2))));
        Assert.Equal(
            champion.Scores.Reliability.GroupBy(point => point.Stated).Select(row => $"{Written.Share(row.Key)}|{string.Join('|', row.Select(point => Written.Share(point.Real)))}"),
            await RowsAsync(visit, "reliability"));
        Assert.All(await visit.Page.EvaluateAsync<int[]>("() => ['lanes', 'carriers', 'history'].map(id => document.querySelector(`#${id} .scroll`)).map(box => box.scrollWidth - box.clientWidth)"), over => Assert.Equal(0, over));
        await Assertions.Expect(visit.Card("errors").Locator(".basis")).ToContainTextAsync($"n = {Written.Count(own.Parcels)} parcels");
    }

    [Fact]
    public async Task Lanes_whose_coverage_is_outside_are_told_in_words_and_the_table_sorts()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta");
        await visit.FiguresAsync();
        var table = visit.Card("lanes").Locator("table");

        var rows = await Visit.CellsAsync(table);
        Assert.Equal(
            ["US → US|5,310|within 5 points", "CN → US|2,944|outside: p50, p80", "DE → DE|1,980|within 5 points", "CN → BR|211|outside: p50, p80, p90; few parcels"],
            rows.Select(row => $"{row[0]}|{row[1]}|{row[^1]}"));
        var lane = champion.Scores.Lanes[1].Contenders;
        Assert.Equal(
            [Written.Hours(lane[0].MeanErrorHours), $"{Written.Hours(lane[2].MeanErrorHours)}, lane percentiles", Written.Share(lane[0].Covered50), Written.Share(lane[0].Covered80), Written.Share(lane[0].Covered90), Written.Hours(lane[0].WidthHours)],
            rows[1][2..8]);

        await table.GetByRole(AriaRole.Button, new() { Name = "Mean error", Exact = true }).ClickAsync();
        Assert.Equal(["DE → DE", "US → US", "CN → US", "CN → BR"], (await Visit.CellsAsync(table)).Select(row => row[0]));
        Assert.Equal(champion.Scores.Carriers.Select(row => row.Group), (await Visit.CellsAsync(visit.Card("carriers").Locator("table"))).Select(row => row[0]));
    }

    [Fact]
    public async Task What_the_model_uses_is_told_in_readable_words_and_what_is_not_known_by_its_name()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta");
        await visit.FiguresAsync();

        var rows = await RowsAsync(visit, "gains");

        Assert.Equal(champion.Gains.Count, rows.Count);
        Assert.Equal([$"From here on, median|{Written.Share(0.24)}", $"Time left to the promise|{Written.Share(0.1896)}"], rows.Take(2));
        Assert.Equal($"moon_phase|{Written.Share(champion.Gains[^1].Share)}", rows[^1]);
    }

    [Fact]
    public async Task Another_model_is_chosen_from_the_history_by_keyboard_and_stands_in_the_address()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta");
        await visit.FiguresAsync();
        var rows = await Visit.CellsAsync(visit.Card("history").Locator("table"));
        Assert.Equal(
            [
                $"{InventedModels.Aside}|22 Jul 2026 to 29 Oct 2026|eta|2026-08, 2026-09, 2026-10, 2026-11|184,210|25.0\u202f%|{Written.Hours(12.4 / 0.92)}|"
                    + "kept asideThe mean error is 13.1 h, and that of the champion 12.4 h.Coverage of p90 is 4.1 points below what is stated; 2.0 is the most.",
                $"{InventedModels.Champion}|15 Jul 2026 to 22 Oct 2026|eta|2026-08, 2026-09, 2026-10|184,210|25.0\u202f%|{Written.Hours(12.4)}|serves{champion.Verdict.Reasons[0]}",
            ],
            rows.Take(2).Select(row => string.Join('|', row.Where((_, column) => column != 1))));
        Assert.StartsWith("accepted, does not serve", rows[2][^1], StringComparison.Ordinal);

        var aside = visit.Page.GetByRole(AriaRole.Button, new() { Name = InventedModels.Aside });
        await aside.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Card("model").Locator("h2")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator(".tile .value").Nth(1)).ToHaveTextAsync(Written.Hours(12.4 / 0.92));
        await Assertions.Expect(aside).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.EndsWith($"/eta?model={InventedModels.Aside}", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        await visit.FiguresAsync();
        await Assertions.Expect(visit.Card("model").Locator("h2")).ToHaveTextAsync($"Model {InventedModels.Aside} kept aside");
        await Assertions.Expect(visit.Card("model").Locator("li")).ToHaveCountAsync(2);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show the model that serves" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".tile .value").Nth(1)).ToHaveTextAsync(Written.Hours(12.4));
        await visit.Page.GotoAsync("/eta?model=nothing");
        await Assertions.Expect(visit.Card("model")).ToContainTextAsync("There is no model nothing.");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Charts_describe_themselves_and_tell_figures_under_the_pointer()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta");
        await visit.FiguresAsync();

        foreach (var (card, described, told) in ((string, string, string)[])[("reliability", "beside the diagonal", ""), ("widths", "hours from p10 to p90", "lane percentiles: "), ("gains", "its share of the gain", "Share of gain: ")])
        {
            var chart = visit.Card(card).GetByRole(AriaRole.Img);
            await visit.Card(card).Locator("canvas").First.WaitForAsync();
            Assert.Contains(described, await chart.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
            await chart.HoverAsync();
            if (told.Length > 0)
            {
                await Assertions.Expect(visit.Card(card).Locator(".tip-text")).ToContainTextAsync(told);
            }
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_a_model_it_says_how_to_train_one_and_with_none_that_serves_it_shows_the_newest()
    {
        await using var none = await SiteAsync(new InventedModels { Records = [], ChampionVersion = null });
        await using var empty = await VisitAsync(none, Role.Product, "/eta");
        await empty.FiguresAsync();
        await Assertions.Expect(empty.Card("no-models")).ToContainTextAsync("analytics eta train");
        Assert.Equal([], await AccessibilityTests.SeriousAsync(empty));
        Assert.Empty(empty.Complaints);

        await using var vacant = await SiteAsync(new InventedModels { ChampionVersion = null });
        await using var visit = await VisitAsync(vacant, Role.Product, "/eta");
        await visit.FiguresAsync();
        await Assertions.Expect(visit.Card("model")).ToContainTextAsync("No model serves now.");
        await Assertions.Expect(visit.Card("model").Locator("h2")).ToHaveTextAsync($"Model {InventedModels.Aside} kept aside");
    }

    [Fact]
    public async Task On_a_phone_it_does_not_scroll_sideways()
    {
        await using var site = await SiteAsync(new InventedModels());
        await using var visit = await VisitAsync(site, Role.Product, "/eta", new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await visit.FiguresAsync();
        await visit.Page.Locator(".chart canvas").First.WaitForAsync();

        Assert.Equal(360, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static ContenderScores Own(IReadOnlyList<ContenderScores> rows) => rows.Single(row => row.Contender == Contenders.Model);

    private static async Task<IReadOnlyList<string>> RowsAsync(Visit visit, string card) =>
        [.. (await Visit.CellsAsync(await visit.TableAsync(card))).Select(row => string.Join('|', row))];

    private async Task<Visit> VisitAsync(TestSite site, Role role, string address, BrowserNewContextOptions? options = null)
    {
        var visit = await stage.VisitSiteAsync(site.Address, options);
        await visit.Page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/sign-in?code={site.Keys.AddSignIn(role, "a test").Code}"));
        if (address != "/")
        {
            await visit.Page.GotoAsync(address);
        }

        return visit;
    }

    // The warehouse fails: nothing on this page asks it.
    private static Task<TestSite> SiteAsync(InventedModels models)
    {
        Stage.SkipWithoutChromium();
        return TestSite.StartAsync(
            new FailingClickHouse(new WarehouseException(WarehouseFault.Unreachable, "not asked", 0)),
            options => options with { DashboardFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot") },
            more: (services, _) => services.AddSingleton<IModelHistory>(models));
    }
}
