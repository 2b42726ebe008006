using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Analytics.Dashboard.Tests;

/// <summary>Flights as parcels, whose figures others have computed: the page, the API and the command line tell the same, and theirs.</summary>
public sealed partial class FlightFigureTests(Stage stage, ServedFlights flights) : IClassFixture<ServedFlights>
{
    private const double MinutesPerHour = 60;

    // More than a bin of the histograms that figures come from.
    private const double Near = 0.005;

    [Fact]
    public async Task The_times_of_all_flights_are_the_same_everywhere_and_those_of_the_reference()
    {
        ServedFlights.SkipUnlessThere();
        var row = Assert.Single(await flights.SameRowsAsync(ServedFlights.All))!;
        var expected = Completed("all");
        Assert.Equal((ReferenceTable.Number(expected["n"]), 0), (Number(row, "n"), Number(row, "in_flight")));
        AssertNear(expected["p50"], row, "p50_hours");
        AssertNear(expected["p90"], row, "p90_hours");

        await using var visit = await stage.VisitOtherAsync(flights.Served);
        await visit.OpenAsync("/");

        Assert.Equal(
            [Written.Count(223_874), Hours(row, "p50_hours"), Hours(row, "p90_hours"), Share(row, "on_time_share")],
            (await visit.Page.Locator(".tile .value").AllTextContentsAsync()).Take(4));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_carriers_of_a_lane_are_the_same_everywhere_and_those_of_the_reference()
    {
        ServedFlights.SkipUnlessThere();
        var rows = await flights.SameRowsAsync(ServedFlights.HoustonToAtlanta);
        var ranked = rows.Where(row => row!["rank"] is not null).ToList();
        var line = ServedFlights.Reference.List("Fastest carrier by p50").Single(line => line.StartsWith("- IAH->ATL:", StringComparison.Ordinal));
        var expected = CarrierOnLane().Matches(line).ToDictionary(match => match.Groups["carrier"].Value, match => match.Groups);
        Assert.Equal(5, expected.Count);
        Assert.Equal(expected.Keys.Order(), ranked.Select(row => Text(row!, "carrier")).Order());
        Assert.All(ranked, row =>
        {
            var facts = expected[Text(row!, "carrier")];
            Assert.Equal(ReferenceTable.Number(facts["n"].Value), Number(row!, "n"));
            AssertNear(facts["p50"].Value, row!, "p50_hours");
        });

        await using var visit = await stage.VisitOtherAsync(flights.Served);
        await visit.OpenAsync("/lane?lane=US-IAH->US-ATL");
        var cells = await Visit.CellsAsync(await visit.TableAsync("lane-carriers"));

        Assert.Equal(
            rows.Select(row => string.Join('|', Text(row!, "carrier"), row!["rank"]?.ToString() ?? "unranked", Written.Count((long)Number(row, "n")), Hours(row, "p50_hours"), Hours(row, "p90_hours"))).Order(),
            cells.Select(row => string.Join('|', row[0], row[1], row[3], row[6], row[8])).Order());
    }

    [Fact]
    public async Task The_shares_of_late_flights_are_the_same_everywhere_and_those_of_the_reference()
    {
        ServedFlights.SkipUnlessThere();
        var rows = await flights.SameRowsAsync(ServedFlights.Punctuality);
        Assert.All((string[])["XE", "CO", "WN", "OO", "MQ"], carrier =>
        {
            var row = rows.Single(row => Text(row!, "carrier") == carrier)!;
            Assert.Equal(ReferenceTable.Number(Completed($"carrier {carrier}")["late0 %"]), 100 * Number(row, "late_by_time_share"), 0.005);
        });

        await using var visit = await stage.VisitOtherAsync(flights.Served);
        await visit.OpenAsync("/on-time");
        var cells = await Visit.CellsAsync(await visit.TableAsync("on-time-share"));

        Assert.Equal(
            rows.Select(row => string.Join('|', Text(row!, "carrier"), Written.Count((long)Number(row!, "n")), Share(row!, "on_time_share"), Share(row!, "late_by_time_share"))).Order(),
            cells.Select(row => string.Join('|', row[0], row[1], row[2], row[^1])).Order());
    }

    [GeneratedRegex(@"(?<carrier>\w\w) p50 (?<p50>[\d.]+) \(n=(?<n>\d+)\)")]
    private static partial Regex CarrierOnLane();

    private static string Text(JsonNode row, string name) => (string)row[name]!;

    private static double Number(JsonNode row, string name) => (double)row[name]!;

    private static string Hours(JsonNode row, string name) => Written.Hours((double?)row[name]);

    private static string Share(JsonNode row, string name) => Written.Share((double?)row[name]);

    private static void AssertNear(string minutes, JsonNode row, string name)
    {
        var expected = ReferenceTable.Number(minutes) / MinutesPerHour;
        Assert.InRange(Number(row, name), expected * (1 - Near), expected * (1 + Near));
    }

    private static IReadOnlyDictionary<string, string> Completed(string group) => ServedFlights.Reference.Rows("completed").Single(row => row["group"] == group);
}
