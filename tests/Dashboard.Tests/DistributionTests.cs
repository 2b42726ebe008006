using System.Text.Json.Nodes;

namespace Analytics.Dashboard.Tests;

/// <summary>The last bin of transit times has no end, and a carrier of few parcels has one row without bounds.</summary>
public sealed class DistributionTests(Stage stage)
{
    private const string AllLanes = "/lane";

    [Fact]
    public async Task Bins_without_bounds_do_no_harm_to_chart_and_table()
    {
        await using var visit = await stage.VisitAsync();
        await AnswerAsync(visit, [
            Bin("dhl", 20, 24, 60, 0.6), Bin("dhl", 24, 28, 39, 0.39), Bin("dhl", 28, null, 1, 0.01),
            Bin("dpd", 1440, null, 12, 1),
            Bin("ups", null, null, 4, null, ReportRow.InsufficientData),
        ]);
        await visit.OpenAsync(AllLanes);
        await visit.Card("distribution").Locator("canvas").First.WaitForAsync();
        await visit.Card("distribution").Locator(".chart").HoverAsync();
        await Assertions.Expect(visit.Card("distribution").Locator(".tip-text")).ToContainTextAsync("dhl");

        var table = await visit.TableAsync("distribution");
        await table.GetByRole(AriaRole.Button, new() { Name = "To", Exact = true }).ClickAsync();
        Assert.Equal(
            [
                $"dhl|{Written.Hours(20)}|{Written.Hours(24)}|60|{Written.Share(0.6)}",
                $"dhl|{Written.Hours(24)}|{Written.Hours(28)}|39|{Written.Share(0.39)}",
                $"dhl|{Written.Hours(28)}|or longer|1|{Written.Share(0.01)}",
                $"dpd|{Written.Hours(1440)}|or longer|12|{Written.Share(1)}",
                "ups|insufficient data|insufficient data|4|insufficient data",
            ],
            (await Visit.CellsAsync(table)).Select(row => string.Join('|', row)));
        Assert.Equal([], visit.Complaints);
    }

    [Fact]
    public async Task The_last_bin_of_the_report_is_told_as_without_an_end()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync(AllLanes);
        var cells = await Visit.CellsAsync(await visit.TableAsync("distribution"));
        Assert.Contains(cells, row => row[2] == "or longer");
        Assert.DoesNotContain(cells, row => row.Any(cell => cell.Contains("NaN", StringComparison.Ordinal) || cell.Contains("null", StringComparison.Ordinal)));
        Assert.Equal([], visit.Complaints);
    }

    private static JsonObject Bin(string carrier, double? from, double? to, int n, double? share, string status = "ok") => new()
    {
        ["carrier"] = carrier,
        ["from_hours"] = from,
        ["to_hours"] = to,
        ["n"] = n,
        ["share"] = share,
        ["status"] = status,
    };

    /// <summary>Puts these rows into the server's own answer.</summary>
    private static async Task AnswerAsync(Visit visit, JsonObject[] rows) => await visit.Page.RouteAsync("**/v1/reports/distribution*", async route =>
    {
        var answer = await route.FetchAsync();
        var body = JsonNode.Parse(await answer.TextAsync())!;
        body["rows"] = new JsonArray([.. rows]);
        await route.FulfillAsync(new() { Response = answer, Body = body.ToJsonString() });
    });
}
