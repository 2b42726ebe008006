namespace Analytics.Dashboard.Tests;

public sealed class LookTests(Stage stage)
{
    [Fact]
    public async Task Dark_mode_follows_the_system_and_can_be_chosen()
    {
        await using var visit = await stage.VisitAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.OpenAsync("/");
        var dark = await GroundAsync(visit);
        Assert.True(dark < 60, $"The page's ground has the brightness {dark} in the dark.");

        await visit.Page.GetByLabel("Colours").SelectOptionAsync("light");
        Assert.True(await GroundAsync(visit) > 200);
        await visit.Page.ReloadAsync();
        await visit.FiguresAsync();
        Assert.True(await GroundAsync(visit) > 200);
    }

    [Theory]
    [ClassData(typeof(Pages))]
    public async Task On_a_phone_no_page_scrolls_sideways(string address)
    {
        await using var visit = await stage.VisitAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await visit.OpenAsync(address);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Carrier", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
    }

    /// <summary>Brightness of the page's ground, 0 to 255.</summary>
    private static Task<double> GroundAsync(Visit visit) => visit.Page.EvaluateAsync<double>(
        "() => { const parts = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return (parts[0] + parts[1] + parts[2]) / 3; }");
}
