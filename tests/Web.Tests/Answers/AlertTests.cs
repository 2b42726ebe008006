using System.Text.Json;
using Analytics.Reports;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

public sealed class AlertTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task Alerts_are_those_of_the_command_line()
    {
        await warehouse.FillAsync(
            from week in Enumerable.Range(0, 9)
            from number in Enumerable.Range(0, 20)
            let pickedUp = new DateTimeOffset(2026, 11, 9, 12, 0, 0, TimeSpan.Zero).AddDays(-7 * week)
            select TestParcel.InTransit(pickedUp, 3600 * (week == 0 ? 90 : 48 + (week % 3))));
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var asOf = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var expected = await new AlertRunner(warehouse.Runner, site.Clock).RunAsync(asOf);
        Assert.NotEmpty(expected.Alerts);

        Assert.Equal(JsonSerializer.Serialize(expected, AlertReport.Json), await client.GetStringAsync("/v1/alerts?as-of=2026-11-20"));
    }

    [Theory]
    [InlineData("as-of=noon", "as-of")]
    [InlineData("carrier=ups", "carrier")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        Assert.Equal(parameter, (string?)(await client.JsonAsync($"/v1/alerts?{query}"))["parameter"]);
    }
}
