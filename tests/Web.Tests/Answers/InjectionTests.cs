using Analytics.Reports;
using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Web.Tests;

public sealed class InjectionTests(TestWarehouse warehouse)
{
    private static readonly string[] Attempts =
    [
        "' OR 1=1 --", "'; DROP TABLE cells; --", "\\'; TRUNCATE TABLE journeys; --", "') UNION ALL SELECT * FROM system.users --", "{carrier:String}",
        "/*group*/", "1) SETTINGS max_threads = 1 --", "%27%3B DROP TABLE scans", "\u0000", "carrier); DROP TABLE cells; --", "`cells`", "\"",
        "US->' OR 1=1 --", "file('/etc/passwd')", "url('http://127.0.0.1/')",
    ];

    public static TheoryData<string> Parameters => [.. ReportParameter.All.Select(parameter => parameter.Name), "name", "unknown", "as-of of alerts"];

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Sql_in_a_parameter_changes_nothing_and_is_told_nothing(string parameter)
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var before = await HashAsync();

        foreach (var attempt in Attempts)
        {
            var text = Uri.EscapeDataString(attempt);
            var address = parameter switch
            {
                "name" => $"/v1/reports/{text}",
                "as-of of alerts" => $"/v1/alerts?as-of={text}",
                "unknown" => $"/v1/reports/carrier-speed?{text}=1",
                _ => $"/v1/reports/carrier-speed?{parameter}={text}",
            };
            using var answer = await client.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();

            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{(int)answer.StatusCode} for {attempt}");
            Assert.DoesNotContain("DB::Exception", body, StringComparison.Ordinal);
            Assert.DoesNotContain("FROM", body.Replace(attempt, "", StringComparison.Ordinal), StringComparison.Ordinal);
            if ((int)answer.StatusCode == 200)
            {
                Assert.Equal(0, (int?)(await answer.JsonAsync())["total"]);
            }
        }

        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task Sql_in_a_key_a_code_or_a_session_opens_nothing_and_changes_nothing()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { FailuresPerMinute = 1000 });
        using var good = site.Client(Role.Analyst);
        using var stranger = site.Client();
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        string[] attempts =
        [
            .. Attempts.Where(attempt => !attempt.Any(char.IsControl)), "' OR hash IS NOT NULL --", "'; DELETE FROM keys; --", "' UNION SELECT id, name, role FROM keys --",
        ];
        var before = site.Keys.List();

        foreach (var attempt in attempts)
        {
            using var byKey = new HttpRequestMessage(HttpMethod.Get, "/v1/me");
            byKey.Headers.TryAddWithoutValidation("Authorization", $"Bearer {attempt}");
            using var bySession = new HttpRequestMessage(HttpMethod.Get, "/v1/me");
            bySession.Headers.TryAddWithoutValidation("Cookie", $"analytics-session={Uri.EscapeDataString(attempt)}");
            using var keyed = await stranger.SendAsync(byKey);
            using var signedIn = await stranger.SendAsync(bySession);
            Assert.Equal((401, 401), ((int)keyed.StatusCode, (int)signedIn.StatusCode));
            Assert.Equal(401, await stranger.StatusAsync($"/sign-in?code={Uri.EscapeDataString(attempt)}"));
            Assert.Equal(401, await stranger.PostAsync("/sign-in", new KeyValuePair<string, string>("key", attempt)));
        }

        Assert.Equal(before, site.Keys.List());
        Assert.Equal(200, await good.StatusAsync("/v1/me"));
    }

    private async Task<string> HashAsync() => string.Join(' ', await Task.WhenAll(new[] { "cells", "journeys", "scans" }.Select(async table =>
        await warehouse.ClickHouse.ReadTextAsync(new Statement($"SELECT count(), groupBitXor(cityHash64(tuple(*))) FROM {table}"), "TabSeparated"))));
}
