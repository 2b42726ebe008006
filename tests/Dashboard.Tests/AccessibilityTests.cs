using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Dashboard.Tests;

public sealed class AccessibilityTests(Stage stage)
{
    private static readonly string axe = Path.Combine(AppContext.BaseDirectory, "axe.min.js");

    [Theory]
    [ClassData(typeof(Pages))]
    public async Task Axe_finds_nothing_serious(string address)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var visit = await stage.VisitAsync(new() { ColorScheme = scheme });
            await visit.OpenAsync(address);
            Assert.Equal([], await SeriousAsync(visit));

            foreach (var button in await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Table" }).AllAsync())
            {
                await button.ClickAsync();
            }

            foreach (var summary in await visit.Page.Locator("details.definition > summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            Assert.Equal([], await SeriousAsync(visit));
        }
    }

    [Fact]
    public async Task Axe_finds_a_picture_without_a_text()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Page.EvaluateAsync("() => document.querySelector('main').append(Object.assign(document.createElement('img'), { src: '/favicon.svg' }))");
        Assert.Contains(await SeriousAsync(visit), found => found.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lane_is_reached_by_keyboard_alone()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the figures", await FocusedAsync(visit));

        await TabToAsync(visit, "Lanes");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("Lanes");
        await visit.FiguresAsync();
        Assert.Equal("Lanes", await FocusedAsync(visit));

        await TabToAsync(visit, "Table");
        await visit.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(visit, "→");
        var lane = await FocusedAsync(visit);
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync(lane.Replace(" → ", " to ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_navigation()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task A_chart_describes_itself_to_a_screen_reader()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers");
        var chart = visit.Card("ranking").GetByRole(AriaRole.Img);
        await Assertions.Expect(chart).ToHaveAttributeAsync("aria-label", new Regex("p50 and p90 with their intervals"));
    }

    private static Task<string> FocusedAsync(Visit visit) => visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent");

    private static async Task TabToAsync(Visit visit, string text)
    {
        for (var step = 0; step < 60; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if ((await FocusedAsync(visit)) is { Length: < 40 } focused && focused.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The Tab key does not reach '{text}'.");
    }

    internal static async Task<IReadOnlyList<string>> SeriousAsync(Visit visit)
    {
        await visit.Page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var found = await visit.Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run()).violations.filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => `${one.id}: ${one.nodes.map(node => node.target).join(', ')}`)");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
