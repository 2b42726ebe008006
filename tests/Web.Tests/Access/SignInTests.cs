using System.Net;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

public sealed class SignInTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task A_link_signs_in_once()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        var link = $"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}";

        using var first = await client.GetAsync(link);
        using var second = await client.GetAsync(link);

        Assert.Equal((HttpStatusCode.Found, "/"), (first.StatusCode, first.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Contains("This link has been used, or is older than 15 minutes.", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, 302)]
    [InlineData(15, 401)]
    public async Task A_link_is_good_for_15_minutes(int minutes, int status)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        var link = $"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}";

        site.Clock.Now += TimeSpan.FromMinutes(minutes);

        Assert.Equal(status, await client.StatusAsync(link));
    }

    [Fact]
    public async Task Only_one_of_many_who_use_a_link_at_once_gets_in()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        var link = $"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.StatusAsync(link)));

        Assert.Single(answers, status => status == 302);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();

        using var answer = await client.GetAsync($"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}");

        Assert.Matches("^analytics-session=[A-Za-z0-9_-]{43}; path=/; samesite=strict; httponly$", answer.Headers.GetValues("Set-Cookie").Single());
    }

    [Fact]
    public async Task Behind_a_proxy_with_TLS_the_cookie_is_bound_to_the_host()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await client.GetAsync($"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}");

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^__Host-analytics-session=[A-Za-z0-9_-]{43}; path=/; secure; samesite=strict; httponly$", cookie);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(200, await client.StatusAsync("/v1/me"));
    }

    [Fact]
    public async Task A_link_on_another_site_signs_in_by_a_page_that_goes_on()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.GetAsync($"/sign-in?code={site.Keys.AddSignIn(Role.Analyst, "Ada").Code}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("content=\"0; url=/\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_pasted_signs_in_with_its_role()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent([new("key", $" {site.Keys.Add(Role.Partner, "Ada").Key} ")]);

        using var answer = await client.PostAsync("/sign-in", form);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        Assert.Equal("partner", (string?)(await client.JsonAsync("/v1/me"))["role"]);
        Assert.Equal(403, await client.StatusAsync("/v1/filters"));
    }

    [Theory]
    [InlineData("key", "ana_admin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("key", "")]
    [InlineData("other", "x")]
    public async Task A_form_without_a_good_key_signs_nobody_in(string field, string value)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        Assert.Equal(401, await client.PostAsync("/sign-in", new KeyValuePair<string, string>(field, value)));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "x")]
    public async Task A_form_from_another_sites_page_is_refused(string header, string value)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add(header, value);

        Assert.Equal(403, await browser.PostAsync("/sign-in", new KeyValuePair<string, string>("key", site.Keys.Add(Role.Analyst, "Ada").Key)));
        Assert.Equal(403, await browser.PostAsync("/sign-out"));
        Assert.Equal(200, await browser.StatusAsync("/v1/me"));
    }

    [Fact]
    public async Task A_browser_that_tells_its_origin_alone_is_believed()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(204, await browser.PostAsync("/sign-out"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();
        Assert.Equal(200, await browser.StatusAsync("/v1/me"));

        Assert.Equal(204, await browser.PostAsync("/sign-out"));

        Assert.Equal(401, await browser.StatusAsync("/v1/me"));
    }

    [Fact]
    public async Task Revoking_a_key_ends_every_session_that_it_opened()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();
        using var other = await site.BrowserAsync();
        Assert.Equal(200, await browser.StatusAsync("/v1/me"));

        site.Keys.Revoke(site.Keys.List()[0].Id);
        var left = new[] { await browser.StatusAsync("/v1/me"), await other.StatusAsync("/v1/me") };

        Assert.Equal([200, 401], left.Order());
    }

    [Fact]
    public async Task A_session_ends_12_hours_after_its_last_use()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var browser = await site.BrowserAsync();

        for (var use = 0; use < 3; use++)
        {
            site.Clock.Now += TimeSpan.FromHours(11);
            Assert.Equal(200, await browser.StatusAsync("/v1/me"));
        }

        site.Clock.Now += TimeSpan.FromHours(12);
        Assert.Equal(401, await browser.StatusAsync("/v1/me"));
    }

    [Fact]
    public async Task The_sign_in_page_holds_nothing_but_the_form()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>secret of the dashboard</p>");
        using var client = site.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var asked = await client.GetAsync("/sign-in");
        using var sent = await client.GetAsync("/lanes/US-CA");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (asked.StatusCode, sent.StatusCode));
        Assert.Contains("analytics keys sign-in", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(await asked.Content.ReadAsStringAsync(), await sent.Content.ReadAsStringAsync());
    }
}
