using System.Text.RegularExpressions;

namespace Analytics.Dashboard.Tests;

/// <summary>The page of releases, and the pages of datasets that need no key.</summary>
public sealed class ReleaseTests(Stage stage, ServedReleases releases) : IClassFixture<ServedReleases>
{
    private const string Release = ServedReleases.August;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_was_sold_to_whom_is_shown_with_its_certificate_in_plain_words(ColorScheme scheme)
    {
        Assert.NotNull(releases);
        await using var visit = await stage.VisitAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        await visit.Page.GotoAsync($"/releases?release={Release}");
        await visit.FiguresAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Releases", Exact = true })).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToHaveCountAsync(0);
        var rows = await Visit.CellsAsync(visit.Card("releases").Locator("table"));
        Assert.Equal(["carrier-lane-2026-10 built Acme 0", $"{Release} published Acme 1", "carrier-lane-2026-07 withdrawn nobody 0"], rows.Select(row => $"{row[0]} {row[3].Split(' ')[0]} {row[6]} {row[7]}"));
        Assert.Equal(("The dataset carrier-lane", "2026-08", "8 of 10", "1.00"), (rows[1][1], rows[1][2], rows[1][4], rows[1][5]));
        await Assertions.Expect(visit.Card("certificate").Locator("h2")).ToHaveTextAsync($"Certificate of {Release}");
        await Assertions.Expect(visit.Card("certificate")).ToContainTextAsync("8 of the grid's 10 groups are told");
        await Assertions.Expect(visit.Card("certificate").Locator("dt")).ToHaveCountAsync(8);
        Assert.Equal(["Acme", "from 2026-08 on", "1", "1.0\u202fkB"], (await Visit.CellsAsync(visit.Card("certificate").Locator("table")))[0][..4]);
        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => { const box = document.querySelector('#releases .scroll'); return box.scrollWidth - box.clientWidth; }"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_release_is_chosen_by_keyboard_and_stands_in_the_address()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync($"/releases?release={Release}");
        await visit.FiguresAsync();
        var other = visit.Page.GetByRole(AriaRole.Button, new() { Name = "carrier-lane-2026-07" });
        await Assertions.Expect(other).ToHaveAttributeAsync("aria-pressed", "false");

        await other.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(other).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(visit.Card("certificate").Locator("h2")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Card("certificate").Locator("h2")).ToHaveTextAsync("Certificate of carrier-lane-2026-07");
        await Assertions.Expect(visit.Card("certificate")).ToContainTextAsync("Nobody yet.");
        Assert.EndsWith("?release=carrier-lane-2026-07", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        await visit.FiguresAsync();
        await Assertions.Expect(other).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task The_budget_is_a_chart_that_describes_itself_and_has_its_table()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync("/releases");
        await visit.FiguresAsync();

        await Assertions.Expect(visit.Card("budget").GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new Regex("the twelve windows' budget that is spent"));
        await Assertions.Expect(visit.Card("budget").Locator(".basis")).ToContainTextAsync("A window may cost rho 0.024356 (epsilon 1.00), twelve windows rho 0.292272 (epsilon 3.86).");
        var rows = await Visit.CellsAsync(await visit.TableAsync("budget"));

        Assert.Equal(["2026-07", "2026-08", "2026-09", "2026-10"], rows.Select(row => row[0]));
        Assert.Equal(["0.024356 (1.00)", "0.000000 (0.00)", "0.048712 (1.45)"], rows[1][1..4]);
        Assert.Equal(["0.000000 (0.00)", "0.024356 (1.00)", "0.048712 (1.45)"], rows[2][1..4]);
        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));
    }

    [Fact]
    public async Task On_a_phone_it_does_not_scroll_sideways()
    {
        await using var visit = await stage.VisitAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        foreach (var address in (string[])["/releases", "/datasets", "/datasets/carrier-lane"])
        {
            await visit.Page.GotoAsync(address);
            await visit.FiguresAsync();
            // Not against the window's own width: a phone's browser makes it as wide as what does not fit.
            Assert.Equal((address, 360), (address, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")));
        }
    }

    [Fact]
    public async Task Without_releases_it_says_how_to_make_one()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/v1/releases", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{ "releases": [] }""" }));
        await visit.Page.RouteAsync("**/v1/releases/budget", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{ "delta": 1e-06, "window": { "rho": 0.024356, "epsilon": 1 }, "year": { "rho": 0.292272, "epsilon": 3.86 }, "windows": [] }""",
        }));
        await visit.Page.GotoAsync("/releases");
        await visit.FiguresAsync();

        await Assertions.Expect(visit.Card("no-releases")).ToContainTextAsync("analytics release build carrier-lane.json --window 2026-08");
        await Assertions.Expect(visit.Card("budget")).ToContainTextAsync("Nothing is spent yet.");
        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Its_data_dictionary_is_read_without_a_key_in_its_own_styles()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync($"/releases?release={Release}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Data dictionary" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/datasets/carrier-lane");

        await using var stranger = await stage.VisitAsStrangerAsync();
        await stranger.Page.GotoAsync("/datasets");
        Assert.Equal([], await AccessibilityTests.SeriousAsync(stranger));
        await stranger.Page.GetByRole(AriaRole.Link, new() { Name = "The dataset carrier-lane" }).ClickAsync();
        await Assertions.Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("The dataset carrier-lane");

        Assert.Equal("rgb(238, 242, 246)", await stranger.Page.Locator("thead th").First.EvaluateAsync<string>("head => getComputedStyle(head).backgroundColor"));
        Assert.Equal("none", await stranger.Page.Locator("polyline.p90").EvaluateAsync<string>("line => getComputedStyle(line).fill"));
        Assert.Equal([], await AccessibilityTests.SeriousAsync(stranger));
        Assert.DoesNotContain(stranger.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
