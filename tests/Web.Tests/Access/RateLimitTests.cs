using System.Net;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

public sealed class RateLimitTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { RequestBurst = 3, RequestsPerSecond = 1 });
        using var eager = site.Client(Role.Analyst);
        using var other = site.Client(Role.Analyst);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 8; i++)
        {
            answers.Add(await eager.GetAsync("/v1/me"));
        }

        Assert.All(answers.Take(3), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("This key asks too often. Wait as long as Retry-After says.", (string?)(await refused.JsonAsync())["detail"]);
        Assert.Equal(200, await other.StatusAsync("/v1/me"));
        Assert.Equal(200, await site.Client().StatusAsync("/healthz"));
    }

    [Fact]
    public async Task An_address_that_sends_wrong_keys_is_told_to_wait_while_good_keys_get_through()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { FailuresPerMinute = 3 });
        using var wrong = site.Client("ana_admin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        using var good = site.Client(Role.Analyst);
        using var guesser = site.Client();

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add(await wrong.StatusAsync("/v1/me"));
        }

        Assert.Equal([401, 401, 401, 429], statuses);
        Assert.Equal(429, await guesser.StatusAsync("/sign-in?code=guess"));
        Assert.Equal(200, await good.StatusAsync("/v1/me"));
    }
}
