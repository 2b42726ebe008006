using System.Web;

namespace Analytics.Dashboard.Tests;

public sealed class NavigationTests(Stage stage)
{
    [Fact]
    public async Task A_filter_stands_in_the_address_and_survives_reload_and_back()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers");
        var all = await visit.Card("ranking").Locator(".basis").TextContentAsync();
        var carrier = stage.Figures.Ranking.MaxBy(row => row.N)!;
        var narrowed = $"n = {Written.Count(carrier.N)} delivered, {Written.Count(carrier.InFlight)} in flight";

        await visit.Page.GetByLabel("Carrier", new() { Exact = true }).SelectOptionAsync(carrier.Carrier!);
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToHaveTextAsync(narrowed);
        Assert.Contains($"carrier={carrier.Carrier}", visit.Page.Url, StringComparison.Ordinal);

        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToHaveTextAsync(narrowed);
        await Assertions.Expect(visit.Page.GetByLabel("Carrier", new() { Exact = true })).ToHaveValueAsync(carrier.Carrier!);

        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToHaveTextAsync(all!);
        await Assertions.Expect(visit.Page.GetByLabel("Carrier", new() { Exact = true })).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Filters_go_along_to_other_pages()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/?carrier=dhl&from=2026-08-03");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "On time" }).ClickAsync();
        await visit.FiguresAsync();
        Assert.Equal("/on-time", visit.Path);
        await Assertions.Expect(visit.Page.GetByLabel("Carrier", new() { Exact = true })).ToHaveValueAsync("dhl");
        await Assertions.Expect(visit.Page.GetByLabel("From date")).ToHaveValueAsync("2026-08-03");
        Assert.Equal(["dhl"], (await Visit.CellsAsync(await visit.TableAsync("on-time-share"))).Select(row => row[0]));
    }

    [Fact]
    public async Task A_click_on_a_cell_of_the_map_opens_its_lane()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/lanes");
        var map = visit.Card("lane-map").Locator(".chart");
        var box = (await map.BoundingBoxAsync())!;
        for (var (x, y) = (110f, 130f); visit.Path != "/lane" && y < box.Height; (x, y) = x + 20 < box.Width ? (x + 20, y) : (110f, y + 22))
        {
            await map.ClickAsync(new() { Position = new() { X = x, Y = y } });
        }

        await visit.FiguresAsync();
        var lane = HttpUtility.ParseQueryString(new Uri(visit.Page.Url).Query)["lane"]!;
        Assert.Contains(stage.Figures.Lanes, row => row.Lane == lane);
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync(lane.Replace("->", " to ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_of_the_lanes_opens_the_lane_with_its_figures(bool hasRegions)
    {
        await using var visit = await stage.VisitAsync();
        var lane = stage.Figures.Lanes.Where(row => row.Lane!.Split("->").All(place => place.Contains('-', StringComparison.Ordinal) == hasRegions)).MaxBy(row => row.N)!;
        await visit.OpenAsync("/lanes");
        var table = await visit.TableAsync("lane-map");
        await table.GetByRole(AriaRole.Link, new() { Name = lane.Lane!.Replace("->", " → ", StringComparison.Ordinal), Exact = true }).ClickAsync();
        await visit.FiguresAsync();
        Assert.Equal("/lane", visit.Path);
        var basis = $"n = {Written.Count(lane.N)} delivered, {Written.Count(lane.InFlight)} in flight";
        await Assertions.Expect(visit.Card("bands").Locator(".basis")).ToHaveTextAsync(basis);
        await Assertions.Expect(visit.Card("lane-carriers").Locator(".basis")).ToHaveTextAsync(basis);
    }

    [Fact]
    public async Task An_address_that_is_no_page_says_so()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync("/nowhere");
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("There is no such page");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the overview" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("Overview");
    }
}
