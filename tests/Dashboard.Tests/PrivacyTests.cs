using System.Text.Json.Nodes;

namespace Analytics.Dashboard.Tests;

/// <summary>The page of the role privacy, over answers of the API as its description has them.</summary>
public sealed class PrivacyTests(Stage stage)
{
    private const string Value = "LX123456785XX";

    private const string Overview = """
        {
          "open": 2, "late": 1, "next": [], "reasons": { "erase": ["excessive", "legal-claims"], "access": ["excessive"] },
          "watch": {
            "epochs": [
              { "epoch": 202606, "first_day": "2026-06-01", "days_left": 2, "parcels": 1200, "is_key_live": true },
              { "epoch": 202611, "first_day": "2026-11-01", "days_left": 155, "parcels": 34, "is_key_live": true }
            ],
            "withheld": [{ "reason": "Minor", "pushes": 3 }],
            "unknown_fields": [{ "provider": "dhl", "path": "shipments.new", "times": 4 }],
            "tripwires": [{ "day": "2026-11-19", "pushes": 5 }]
          }
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Requests_are_shown_with_what_is_late_and_decided_on_and_entered_without_a_trace_of_what_they_name(ColorScheme scheme)
    {
        await using var visit = await StrangerAsync(scheme);
        var requests = new JsonArray(Request(7, "erase", isLate: true), Request(8, "access", isLate: false));
        var sent = new List<(string Path, string? Body)>();
        await visit.Page.RouteAsync("**/v1/privacy/**", async route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath;
            if (route.Request.Method == "POST")
            {
                lock (sent)
                {
                    sent.Add((path, route.Request.PostData));
                }

                await route.FulfillAsync(Json(Request(9, "erase", isLate: false).ToJsonString()));
                return;
            }

            await route.FulfillAsync(Json(path.EndsWith("overview", StringComparison.Ordinal)
                ? Overview
                : new JsonObject { ["requests"] = requests.DeepClone(), ["next_offset"] = null, ["open"] = 2, ["late"] = 1 }.ToJsonString()));
        });
        await visit.Page.GotoAsync(await LinkAsync("privacy"));
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("Privacy");
        await visit.FiguresAsync();

        Assert.Equal(["Privacy"], await visit.Page.Locator(".top nav a:visible").AllTextContentsAsync());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Card("requests").Locator("tr.late")).ToContainTextAsync("7erase30 Nov 2026late");
        await Assertions.Expect(visit.Card("requests").Locator("tr.late")).ToHaveCountAsync(1);
        Assert.Equal(["2", "155"], await visit.Card("epochs").Locator("meter").AllTextContentsAsync());
        await Assertions.Expect(visit.Card("withheld")).ToContainTextAsync("Minor3");
        await Assertions.Expect(visit.Card("tripwires")).ToContainTextAsync("19 Nov 20265");
        await Assertions.Expect(visit.Card("unknown-fields")).ToContainTextAsync("shipments.newdhl4");
        Assert.Equal([], await AccessibilityTests.SeriousAsync(visit));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verify request 7" }).ClickAsync();
        await Assertions.Expect(visit.Card("requests").GetByRole(AriaRole.Status)).ToContainTextAsync("Request 7 is verified");
        visit.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visit.Page.GetByLabel("Refuse request 7 because").SelectOptionAsync("legal-claims");
        await Assertions.Expect(visit.Card("requests").GetByRole(AriaRole.Status)).ToContainTextAsync("Request 7 is refused");

        await visit.Page.GetByLabel("Asked for").SelectOptionAsync("erase");
        await visit.Page.GetByLabel("Tracking numbers").FillAsync($"{Value}\n\n other ");
        await visit.Card("entry").GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Assertions.Expect(visit.Card("entry")).ToContainTextAsync("Request 9 is entered; it is due on 30 Nov 2026.");
        await Assertions.Expect(visit.Page.GetByLabel("Tracking numbers")).ToHaveValueAsync("");

        Assert.Equal(["/v1/privacy/requests/7/verify", "/v1/privacy/requests/7/refuse", "/v1/privacy/requests"], sent.Select(one => one.Path));
        Assert.Equal("""{"reason":"legal-claims"}""", sent[1].Body);
        Assert.Equal([Value, "other"], JsonNode.Parse(sent[2].Body!)!["numbers"]!.AsArray().Select(number => (string)number!));
        var traces = await visit.Page.EvaluateAsync<string>("() => location.href + JSON.stringify(history.state) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.documentElement.outerHTML");
        Assert.DoesNotContain(Value, traces, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_reads_reports_sees_no_link_to_it()
    {
        await using var visit = await StrangerAsync(ColorScheme.Light);
        await visit.Page.GotoAsync(await LinkAsync("analyst"));
        await Assertions.Expect(visit.Page.Locator(".who")).ToHaveTextAsync("a test (analyst)");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Carriers", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Privacy" })).ToHaveCountAsync(0);
    }

    private async Task<Visit> StrangerAsync(ColorScheme scheme)
    {
        var visit = await stage.VisitAsStrangerAsync();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return visit;
    }

    private async Task<string> LinkAsync(string role)
    {
        var link = await stage.Cli.RunAsync("keys", "sign-in", "--role", role, "--name", "a test", "--server", stage.Served.Origin, "--data", stage.Cli.Data);
        link.MustBe(0);
        return link.Output.Trim();
    }

    private static JsonObject Request(int number, string verb, bool isLate) => new()
    {
        ["number"] = number,
        ["verb"] = verb,
        ["state"] = "received",
        ["received_at"] = "2026-11-19T08:00:00Z",
        ["due"] = "2026-11-30",
        ["is_late"] = isLate,
        ["entered_by"] = "Ada",
        ["references"] = new JsonObject { ["numbers"] = 1, ["emails"] = 2, ["phones"] = 0, ["accounts"] = 0 },
        ["reason"] = null,
        ["article"] = null,
        ["closed_at"] = null,
    };

    private static RouteFulfillOptions Json(string body) => new() { ContentType = "application/json", Body = body };
}
