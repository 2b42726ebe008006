using System.Net;
using Analytics.Reports.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests;

public sealed class SecurityTests(TestWarehouse warehouse)
{
    private static readonly string[] Open = ["GET /healthz", "GET /sign-in", "GET /sign-in/page.css", "POST /sign-in"];

    [Fact]
    public async Task No_address_but_health_and_sign_in_is_open_without_a_key()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var client = site.Client();
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Method: method, Path: PathOf(endpoint))))
            .ToList();
        (string, string)[] others = [("GET", "/"), ("GET", "/lanes/x"), ("GET", "/icon.svg"), ("GET", "/assets/index-3f2a.js"), ("GET", "/index.html"), ("GET", "/nothing.txt"), ("POST", "/"), ("DELETE", "/v1/me"), ("GET", "/V1/ME")];

        var open = new List<string>();
        foreach (var (method, path) in mapped.Concat(others))
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                open.Add($"{method} {path}");
            }
        }

        Assert.Contains(("GET", "/v1/reports/on-time"), mapped);
        Assert.Equal(Open, open.Order());
    }

    [Theory]
    [InlineData("/healthz", 200)]
    [InlineData("/v1/me", 200)]
    [InlineData("/v1/reports/on-time", 200)]
    [InlineData("/v1/reports/on-time?x=1", 400)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/nothing.txt", 404)]
    [InlineData("/", 200)]
    [InlineData("/assets/index-3f2a.js", 200)]
    [InlineData("/reference", 200)]
    [InlineData("/sign-in", 200)]
    public async Task Every_answer_carries_the_headers_of_safety(string address, int status)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.Empty(answer.Headers.Server);
        Assert.False(answer.Headers.CacheControl.Public);
    }

    [Fact]
    public async Task No_secret_is_logged_at_any_level()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, level: LogLevel.Trace);
        var (id, key) = site.Keys.Add(Role.Analyst, "test");
        var code = site.Keys.AddSignIn(Role.Analyst, "test").Code;
        using var client = site.Client(key);
        using var plain = site.Client();
        plain.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        await client.StatusAsync("/v1/reports/on-time");
        using var signedIn = await plain.GetAsync($"/sign-in?code={code}");
        var session = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=')[1];
        await plain.PostAsync("/sign-in", new KeyValuePair<string, string>("key", key));
        await plain.StatusAsync($"/sign-in?code={code}");
        await client.StatusAsync($"/v1/reports/on-time?{key}=1");
        await client.StatusAsync($"/v1/reports/{key}");
        plain.DefaultRequestHeaders.Add("Cookie", $"analytics-session={session}");
        await plain.PostAsync("/sign-out");
        site.Keys.Revoke(id);
        await client.StatusAsync("/v1/me");

        Assert.Contains("A browser signed in", site.Log.Text, StringComparison.Ordinal);
        Assert.Contains("was refused", site.Log.Text, StringComparison.Ordinal);
        Assert.All([key, code, session], secret => Assert.DoesNotContain(secret, site.Log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_in_the_wrong_place_is_not_repeated()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        var key = site.Keys.Add(Role.Analyst, "test").Key;
        using var client = site.Client(key);

        foreach (var address in new[] { $"/v1/reports/{key}", $"/v1/reports/on-time?{key}", $"/v1/reports/on-time?group={key}", $"/v1/reports/on-time?format={key}", $"/{key}" })
        {
            using var answer = await client.GetAsync(address);
            Assert.DoesNotContain(key, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Requests_that_are_too_large_are_refused()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        Assert.Equal(413, await client.PostAsync("/sign-in", new KeyValuePair<string, string>("key", new string('x', 5000))));
        Assert.Equal(414, await client.StatusAsync($"/v1/me?x={new string('x', 9000)}"));
        client.DefaultRequestHeaders.Add("X-Long", new string('x', 20_000));
        Assert.Equal(431, await client.StatusAsync("/v1/me"));
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "name" } => "on-time",
        _ => "x",
    }))));
}
