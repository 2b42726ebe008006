namespace Analytics.Dashboard.Tests;

public sealed class StateTests(Stage stage)
{
    [Fact]
    public async Task Without_data_the_page_says_how_to_load_some()
    {
        Stage.SkipWithoutChromium();
        using var cli = new Cli();
        await using var empty = await Served.StartAsync(cli.Data);
        await using var visit = await stage.VisitOtherAsync(empty);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Card("no-data")).ToContainTextAsync("No data yet");
        await Assertions.Expect(visit.Card("no-data")).ToContainTextAsync("./analytics load");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_data_a_page_that_comes_late_does_not_take_the_place_of_the_notice()
    {
        Stage.SkipWithoutChromium();
        using var cli = new Cli();
        await using var empty = await Served.StartAsync(cli.Data);
        await using var visit = await stage.VisitOtherAsync(empty);
        var noticed = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/assets/overview-*.js", async route =>
        {
            await noticed.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await visit.Card("no-data").WaitForAsync();
        noticed.SetResult();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(visit.Card("no-data")).ToContainTextAsync("No data yet");
    }

    [Fact]
    public async Task A_fault_of_the_server_is_told_and_can_be_tried_again()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/v1/reports/carrier-speed*", route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/problem+json",
            Body = """{"title":"Internal error","status":500,"detail":"The warehouse is busy; ask again in a minute."}""",
        }));
        await visit.OpenAsync("/carriers");
        await Assertions.Expect(visit.Card("ranking").GetByRole(AriaRole.Alert)).ToContainTextAsync("The warehouse is busy; ask again in a minute.");

        await visit.Page.UnrouteAsync("**/v1/reports/carrier-speed*");
        await visit.Card("ranking").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToContainTextAsync("delivered");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/v1/reports/carrier-speed*", route => route.AbortAsync());
        await visit.OpenAsync("/carriers");
        await Assertions.Expect(visit.Card("ranking").GetByRole(AriaRole.Alert)).ToContainTextAsync("Check that analytics up is running");
    }

    [Fact]
    public async Task A_report_that_this_server_lacks_is_told_without_harm_to_the_others()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/v1/reports/trends*", route => route.FulfillAsync(new() { Status = 404 }));
        await visit.OpenAsync("/carriers");
        await Assertions.Expect(visit.Card("carrier-weeks")).ToContainTextAsync("This server does not offer this report.");
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToContainTextAsync("delivered");
    }

    [Fact]
    public async Task A_wrong_parameter_in_the_address_is_named()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync("/carriers?from=yesterday");
        await visit.FiguresAsync();
        await Assertions.Expect(visit.Card("ranking").GetByRole(AriaRole.Alert)).ToContainTextAsync("Parameter: from");
    }

    [Fact]
    public async Task Filters_that_match_nothing_can_be_cleared()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers?carrier=nobody");
        await Assertions.Expect(visit.Card("ranking")).ToContainTextAsync("Nothing matches these filters.");
        await visit.Card("ranking").GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(visit.Card("ranking").Locator(".basis")).ToContainTextAsync("delivered");
    }

    [Fact]
    public async Task Fewer_than_10_parcels_are_insufficient_data()
    {
        await using var visit = await stage.VisitAsync();
        var few = stage.Figures.CarrierWeeks.First(row => row.Status == ReportRow.InsufficientData);
        await visit.OpenAsync($"/carriers?carrier={few.Carrier}&from={few.Week:yyyy-MM-dd}&to={few.Week:yyyy-MM-dd}");
        await Assertions.Expect(visit.Card("ranking")).ToContainTextAsync("Insufficient data: fewer than 10 parcels");
    }
}
