using System.Text.RegularExpressions;
using Analytics.Reports;

namespace Analytics.System.Tests.RealData;

/// <summary>Flights as parcels: gate to gate, each with a promise. Their figures are known from elsewhere.</summary>
[Collection(FlightsCollection.Name)]
public sealed partial class FlightsTests(LoadedFlights flights)
{
    private const double MinutesPerHour = 60;

    private readonly Cli cli = flights.Cli;
    private readonly Lazy<ReferenceTable> reference = new(() => new ReferenceTable("flights_hou_2011"));

    [Fact]
    public async Task Every_flight_is_a_journey_and_the_times_overall_are_those_of_the_reference()
    {
        var expected = Expected("all");
        flights.Load!.MustBe(0);
        AssertTimes(expected, Assert.Single(await cli.RowsAsync<DeliveryTimesRow>()));
        Assert.Equal("223874", expected["n"]);
    }

    [Fact]
    public async Task The_times_of_every_carrier_are_those_of_the_reference()
    {
        SkipUnlessShared();
        var rows = (await cli.RowsAsync<DeliveryTimesRow>("--group", "carrier")).ToDictionary(row => row.Carrier!);
        Assert.Equal(15, rows.Count);
        AssertAll("carrier ", name => rows[name]);
    }

    [Fact]
    public async Task The_times_of_every_lane_are_those_of_the_reference()
    {
        SkipUnlessShared();
        var rows = (await cli.RowsAsync<DeliveryTimesRow>("--group", "lane")).ToDictionary(row => row.Lane!);
        Assert.Equal(149, rows.Count);
        AssertAll("lane ", name => rows[LaneOf(name)]);
    }

    [Fact]
    public async Task The_carriers_of_a_lane_come_in_the_order_of_the_reference()
    {
        SkipUnlessShared();
        var rows = await cli.RowsAsync<CarrierSpeedRow>();
        var lanes = reference.Value.List("Fastest carrier by p50");
        Assert.Equal(5, lanes.Count);
        Assert.All(lanes, lane =>
        {
            var expected = CarrierOnLane().Matches(lane)
                .Select(match => (Carrier: match.Groups["carrier"].Value, P50: ReferenceTable.Number(match.Groups["p50"].Value), N: (long)ReferenceTable.Number(match.Groups["n"].Value))).ToList();
            var actual = rows.Where(row => row.Lane == LaneOf(lane[2..lane.IndexOf(':', StringComparison.Ordinal)]) && row.Rank is not null).ToList();

            // Carriers with the same median stand in the order of the reference, or the other way round.
            Assert.Equal(expected.Select(row => (row.Carrier, row.N)).Order(), actual.Select(row => (row.Carrier!, row.N)).Order());
            Assert.Equal(actual.Select(row => expected.Single(other => other.Carrier == row.Carrier).P50).Order(), actual.Select(row => expected.Single(other => other.Carrier == row.Carrier).P50));
            Assert.All(expected.Zip(actual), pair => Near.Assert(pair.First.P50, pair.Second.P50 * MinutesPerHour));
        });
    }

    [Fact]
    public async Task The_share_of_late_flights_is_that_of_the_reference()
    {
        var expected = ReferenceTable.Number(Expected("all")["late0 %"]) / 100;
        var row = Assert.Single(await cli.RowsAsync<OnTimeRow>());
        Assert.Equal(223_874, row.TimedPromises);
        Assert.Equal(expected, row.LateByTimeShare!.Value, 0.00005);
    }

    [GeneratedRegex(@"(?<carrier>\w\w) p50 (?<p50>[\d.]+) \(n=(?<n>\d+)\)")]
    private static partial Regex CarrierOnLane();

    private static void SkipUnlessShared() => Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);

    private static string LaneOf(string name) => $"US-{name.Replace("->", "->US-", StringComparison.Ordinal)}";

    private static void AssertTimes(IReadOnlyDictionary<string, string> expected, DeliveryTimesRow actual)
    {
        Assert.Equal(((long)ReferenceTable.Number(expected["n"]), 0), (actual.N, actual.InFlight));
        Near.Assert(ReferenceTable.Number(expected["mean"]), actual.Mean * MinutesPerHour);
        Near.Assert(ReferenceTable.Number(expected["p50"]), actual.P50 * MinutesPerHour);
        Near.Assert(ReferenceTable.Number(expected["p75"]), actual.P75 * MinutesPerHour);
        Near.Assert(ReferenceTable.Number(expected["p90"]), actual.P90 * MinutesPerHour);
        Near.Assert(ReferenceTable.Number(expected["p95"]), actual.P95 * MinutesPerHour);
    }

    private IReadOnlyDictionary<string, string> Expected(string group)
    {
        SkipUnlessShared();
        return reference.Value.Rows("completed").Single(row => row["group"] == group);
    }

    private void AssertAll(string prefix, Func<string, DeliveryTimesRow> rowOf)
    {
        var expected = reference.Value.Rows("completed").Where(row => row["group"].StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Assert.Equal(5, expected.Count);
        Assert.All(expected, row => AssertTimes(row, rowOf(row["group"][prefix.Length..])));
    }
}
