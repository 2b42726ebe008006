using System.Net;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

public sealed class DashboardTests(TestWarehouse warehouse)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/carriers")]
    [InlineData("/lanes/US-CA->US-NY")]
    public async Task The_page_is_given_for_every_address_without_a_dot(string address)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var browser = await site.BrowserAsync();

        using var answer = await browser.GetAsync(address);

        Assert.Equal("<p>dashboard</p>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Files_named_after_their_content_may_be_kept_and_others_are_asked_for_again()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var browser = await site.BrowserAsync();

        using var script = await browser.GetAsync("/assets/index-3f2a.js");
        using var icon = await browser.GetAsync("/icon.svg");

        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal("max-age=31536000, private, immutable", Sorted(script));
        Assert.Equal("no-cache", Sorted(icon));

        static string Sorted(HttpResponseMessage answer) => answer.Headers.CacheControl!.ToString();
    }

    [Fact]
    public async Task Without_built_files_the_page_says_how_to_build_them()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();

        using var answer = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("The dashboard was not built: there is no folder wwwroot beside the program. './analytics' builds it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../control/control.db")]
    [InlineData("/%2e%2e/control/control.db")]
    [InlineData("/..%2fcontrol%2fcontrol.db")]
    [InlineData("/assets/..%5c..%5ccontrol%5ccontrol.db")]
    public async Task Files_outside_the_folder_are_out_of_reach(string address)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var browser = await site.BrowserAsync();

        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address + address[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_under_v1_that_is_not_there_is_a_problem_and_no_page()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var browser = await site.BrowserAsync();

        using var answer = await browser.GetAsync("/v1/nothing");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
