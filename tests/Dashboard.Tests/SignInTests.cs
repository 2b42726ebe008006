namespace Analytics.Dashboard.Tests;

public sealed class SignInTests(Stage stage)
{
    [Fact]
    public async Task A_sign_in_link_opens_the_overview_and_works_once()
    {
        await using var visit = await stage.VisitAsStrangerAsync();
        var link = await NewLinkAsync("ada");
        await visit.Page.GotoAsync(link);
        await visit.FiguresAsync();
        Assert.Equal("/", visit.Path);
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("Overview");
        await Assertions.Expect(visit.Page.Locator(".who")).ToHaveTextAsync("ada (analyst)");

        await using var second = await stage.VisitAsStrangerAsync();
        await second.Page.GotoAsync(link);
        await Assertions.Expect(second.Page.Locator("#app")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_no_dashboard()
    {
        await using var visit = await stage.VisitAsStrangerAsync();
        await visit.Page.GotoAsync("/carriers");
        await Assertions.Expect(visit.Page.Locator("#app")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("body")).ToContainTextAsync("analytics keys sign-in");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var visit = await stage.VisitAsStrangerAsync();
        await visit.Page.GotoAsync(await NewLinkAsync("bea"));
        await visit.FiguresAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("body")).ToContainTextAsync("analytics keys sign-in");
        Assert.Equal("/sign-in", visit.Path);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.Locator("#app")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_that_was_revoked_says_what_to_do()
    {
        await using var visit = await stage.VisitAsStrangerAsync();
        await visit.Page.GotoAsync(await NewLinkAsync("cyd"));
        await visit.FiguresAsync();
        var keys = (await stage.Cli.RunAsync("keys", "list", "--data", stage.Cli.Data)).Output;
        var id = keys.Split('\n').Single(line => line.Contains(" cyd ", StringComparison.Ordinal)).Split(' ')[0];
        (await stage.Cli.RunAsync("keys", "revoke", id, "--data", stage.Cli.Data)).MustBe(0);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Carriers" }).ClickAsync();
        var notice = visit.Card("signed-out");
        await Assertions.Expect(notice).ToContainTextAsync("Your session has ended");
        await Assertions.Expect(notice).ToContainTextAsync("analytics keys sign-in");
    }

    private async Task<string> NewLinkAsync(string name)
    {
        Stage.SkipWithoutChromium();
        var ended = await stage.Cli.RunAsync("keys", "sign-in", "--name", name, "--server", stage.Served.Origin, "--data", stage.Cli.Data);
        ended.MustBe(0);
        return ended.Output.Trim();
    }
}
