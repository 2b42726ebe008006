using System.Globalization;

namespace Analytics.Dashboard.Tests;

public sealed class PolicyTests(Stage stage)
{
    [Theory]
    [ClassData(typeof(Pages))]
    public async Task A_page_stays_within_its_policy_and_its_origin(string address)
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync(address);
        await visit.Page.Locator(".chart canvas").First.WaitForAsync();
        foreach (var chart in await visit.Page.Locator(".chart").AllAsync())
        {
            await chart.HoverAsync();
        }

        Assert.Equal([], visit.Complaints);
    }

    [Theory]
    [InlineData("/reference")]
    [InlineData("/sign-in")]
    public async Task Pages_beside_the_dashboard_stay_within_it_too(string address)
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.GotoAsync(address);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(visit.Page.Locator("h1").First).ToBeVisibleAsync();
        Assert.Equal([], visit.Complaints);
    }

    [Fact]
    public async Task A_chart_tells_the_figures_under_the_pointer()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Card("speed").Locator("canvas").First.WaitForAsync();
        await visit.Card("speed").Locator(".chart").HoverAsync();
        await Assertions.Expect(visit.Card("speed").Locator(".tip-text")).ToContainTextAsync("p90, delivered only");
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_files_of_a_page_come_compressed()
    {
        await using var visit = await stage.VisitAsync();
        var plain = new List<string>();
        visit.Page.Response += (_, response) =>
        {
            var isSmall = response.Headers.TryGetValue("content-length", out var bytes) && int.Parse(bytes, CultureInfo.InvariantCulture) < 1024;
            if (response.Url.Contains("/assets/", StringComparison.Ordinal) && !isSmall && !response.Headers.ContainsKey("content-encoding"))
            {
                plain.Add(response.Url);
            }
        };
        var engine = visit.Page.WaitForResponseAsync(response => response.Url.Contains("/assets/engine-", StringComparison.Ordinal));
        await visit.OpenAsync("/");
        Assert.Contains((await engine).Headers["content-encoding"], (string[])["br", "gzip"]);
        await visit.Page.Locator(".chart canvas").First.WaitForAsync();
        Assert.Equal([], plain);
    }

    [Fact]
    public async Task What_breaks_the_policy_is_noticed()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Page.EvaluateAsync("() => { document.querySelector('main').innerHTML = '<p style=\"color: red\">red</p>'; }");
        await visit.Page.WaitForTimeoutAsync(100);
        Assert.Contains(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_to_elsewhere_is_noticed_where_no_policy_stops_it()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/nowhere", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>no policy</h1>" }));
        await visit.Page.GotoAsync("/nowhere");
        await visit.Page.EvaluateAsync("() => fetch('http://127.0.0.2:9/', { mode: 'no-cors' }).catch(() => undefined)");
        Assert.Contains("a request left for http://127.0.0.2:9/", visit.Complaints);
    }
}
