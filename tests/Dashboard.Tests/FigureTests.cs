namespace Analytics.Dashboard.Tests;

public sealed class FigureTests(Stage stage)
{
    [Fact]
    public async Task The_overview_shows_the_figures_of_the_command_line()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        var values = await visit.Page.Locator(".tile .value").AllTextContentsAsync();
        var total = stage.Figures.Total;
        Assert.Equal(
            [Written.Count(total.N + total.InFlight), Written.Hours(total.P50), Written.Hours(total.P90), Written.Share(total.OnTimeShare)],
            values.Take(4));
    }

    [Fact]
    public async Task The_ranking_is_that_of_the_command_line()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers");
        var cells = await Visit.CellsAsync(await visit.TableAsync("ranking"));
        Assert.NotEmpty(cells);
        Assert.Equal(
            stage.Figures.Ranking.OrderBy(row => row.Carrier, StringComparer.Ordinal).Select(row => string.Join('|',
                row.Carrier, row.Rank?.ToString(null, null) ?? "unranked", Written.Count(row.N), Written.Count(row.InFlight), Written.Hours(row.P50), Written.Hours(row.P90))),
            cells.OrderBy(row => row[0], StringComparer.Ordinal).Select(row => string.Join('|', row[0], row[1], row[3], row[4], row[6], row[8])));
        Assert.Equal(cells.Select(row => row[1]), cells.Select(row => row[1]).OrderBy(rank => int.TryParse(rank, out var place) ? place : int.MaxValue));
    }

    [Fact]
    public async Task Every_lane_of_the_command_line_is_in_the_table()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/lanes");
        var cells = await Visit.CellsAsync(await visit.TableAsync("lane-map"));
        Assert.Equal(
            stage.Figures.Lanes.Select(row => $"{row.Lane!.Replace("->", " → ", StringComparison.Ordinal)}|{Written.Count(row.N)}").Order(StringComparer.Ordinal),
            cells.Select(row => $"{row[0]}|{row[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task On_time_shares_are_those_of_the_command_line()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/on-time");
        var cells = await Visit.CellsAsync(await visit.TableAsync("on-time-share"));
        Assert.Equal(
            stage.Figures.OnTime.Select(row => string.Join('|', row.Carrier, Written.Count(row.N), Written.Share(row.OnTimeShare), Written.Share(row.Within1DayShare))).Order(StringComparer.Ordinal),
            cells.Select(row => string.Join('|', row[0], row[1], row[2], row[4])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_figure_tells_its_definition_and_its_n()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers");
        var total = stage.Figures.Total;
        await Assertions.Expect(visit.Card("ranking").Locator(".basis"))
            .ToHaveTextAsync($"n = {Written.Count(total.N)} delivered, {Written.Count(total.InFlight)} in flight");
        await visit.Card("ranking").Locator("summary", new() { HasText = "Definition" }).ClickAsync();
        await Assertions.Expect(visit.Card("ranking").Locator(".definition")).ToContainTextAsync("first possession scan");
        await Assertions.Expect(visit.Card("ranking").Locator(".definition")).ToContainTextAsync("As of 28 Sep 2026, 00:00 UTC");
    }
}
