using System.Text.Json;

namespace Analytics.Simulator.Tests;

public class TruthTests(Simulated simulated)
{
    [Fact]
    public void There_is_one_row_for_each_parcel_in_order() =>
        Assert.Equal(Enumerable.Range(0, Simulated.Parcels).Select(ordinal => (long)ordinal), simulated.Truth().Select(row => row.Parcel));

    [Fact]
    public void The_columns_of_a_row_agree_with_one_another() => Assert.All(simulated.Truth(), row =>
    {
        Assert.Equal(row.Delivered is null, row.Returned || row.Lost);
        Assert.False(row.Returned && row.Lost);
        Assert.Equal((row.Delivered - row.PickedUp)?.TotalSeconds, row.TransitSeconds);
        Assert.Equal(row.Delivered <= SimulationOptions.DefaultUntil, row.DeliveredByObservation);
        Assert.Equal(row.Promise is null || row.Delivered is null, row.OnTime is null);
    });

    [Fact]
    public void The_totals_are_what_the_rows_add_up_to()
    {
        using var json = JsonDocument.Parse(simulated.TruthJson);
        var truth = json.RootElement;
        var rows = simulated.Truth().Where(row => row.PickedUp <= SimulationOptions.DefaultUntil).ToList();
        Assert.Equal(42, truth.GetProperty("seed").GetInt32());
        Assert.Equal(Simulated.Parcels, truth.GetProperty("parcels").GetInt32());
        Assert.Equal(10, truth.GetProperty("weeks").GetInt32());
        Assert.Equal("2026-09-28T00:00:00Z", truth.GetProperty("as_of").GetString());
        AssertCell(truth.GetProperty("overall"), rows);
        AssertGroups(truth.GetProperty("carriers"), rows.GroupBy(row => row.Carrier));
        AssertGroups(truth.GetProperty("lanes"), rows.GroupBy(row => $"{row.Origin} {row.Destination}"));
        AssertGroups(truth.GetProperty("carrier_lanes"), rows.GroupBy(row => $"{row.Carrier} {row.Origin} {row.Destination}"));
    }

    [Fact]
    public void The_counts_are_those_of_rows_and_files()
    {
        using var json = JsonDocument.Parse(simulated.TruthJson);
        var counts = json.RootElement.GetProperty("counts");
        var rows = simulated.Truth().Where(row => row.PickedUp <= SimulationOptions.DefaultUntil).ToList();
        var summary = simulated.Summary;
        Assert.Equal(rows.Count, counts.GetProperty("picked_up").GetInt64());
        Assert.Equal(Simulated.Parcels - rows.Count, counts.GetProperty("not_picked_up").GetInt64());
        Assert.Equal(rows.Count(row => row.DeliveredByObservation), counts.GetProperty("delivered").GetInt64());
        Assert.Equal(rows.Count(row => !row.DeliveredByObservation), counts.GetProperty("in_flight").GetInt64());
        Assert.Equal(rows.Count(row => row.Returned), counts.GetProperty("returned").GetInt64());
        Assert.Equal(rows.Count(row => row.Lost), counts.GetProperty("lost").GetInt64());
        Assert.Equal(summary.RepeatedPushes, counts.GetProperty("repeated_pushes").GetInt64());
        Assert.Equal(summary.LatePushes, counts.GetProperty("late_pushes").GetInt64());
        Assert.Equal((rows.Count, rows.Count(row => row.DeliveredByObservation)), (summary.PickedUp, summary.Delivered));
        Assert.All(summary.Files, file => Assert.Equal(file.Pushes, counts.GetProperty("pushes").GetProperty(file.Format).GetInt64()));
    }

    [Fact]
    public void About_one_parcel_in_twenty_is_in_flight() =>
        Assert.InRange(simulated.Summary.InFlight / (double)simulated.Summary.PickedUp, 0.045, 0.08);

    [Fact]
    public void Some_parcels_are_delivered_after_the_observation_and_some_not_even_picked_up()
    {
        Assert.Contains(simulated.Truth(), row => row.Delivered > SimulationOptions.DefaultUntil);
        Assert.Contains(simulated.Truth(), row => row.PickedUp > SimulationOptions.DefaultUntil);
    }

    [Fact]
    public void Persons_stand_in_the_pushes_of_every_format_and_nowhere_in_the_truth()
    {
        var words = Worlds.Default.Words;
        var truth = simulated.TruthCsv + simulated.TruthJson;
        foreach (var format in PushTests.Formats)
        {
            var pushes = string.Join('\n', simulated.Lines(format.Data));
            foreach (var word in words.Families.Concat(words.Given).Concat(words.Streets).Concat(words.Companies).Concat(words.Domains))
            {
                var text = System.Text.Encoding.UTF8.GetString(word);
                Assert.Contains(text, pushes, StringComparison.Ordinal);
                Assert.DoesNotContain(text, truth, StringComparison.Ordinal);
            }

            Assert.Matches(@"\+\d{1,2}555\d{7}", pushes);
        }

        Assert.DoesNotMatch(@"\d{9}", simulated.TruthCsv);
    }

    [Fact]
    public void Progress_ends_with_all_parcels()
    {
        Assert.All(simulated.Progress, report => Assert.Equal(Simulated.Parcels, report.Total));
        Assert.Equal([1000L, 2000, 3000, 4000, 5000], simulated.Progress.Select(report => report.Parcels));
        Assert.Equal(simulated.Summary.Files.Sum(file => file.Bytes), simulated.Progress[^1].Bytes);
    }

    private static void AssertGroups(JsonElement groups, IEnumerable<IGrouping<string, TruthRow>> expected)
    {
        var byKey = expected.ToDictionary(group => group.Key, group => group.ToList());
        Assert.Equal(byKey.Count, groups.GetArrayLength());
        foreach (var cell in groups.EnumerateArray())
        {
            var key = string.Join(' ', ((string[])["carrier", "origin", "destination"])
                .Where(name => cell.TryGetProperty(name, out _)).Select(name => cell.GetProperty(name).GetString()));
            AssertCell(cell, byKey[key]);
        }
    }

    private static void AssertCell(JsonElement cell, List<TruthRow> rows)
    {
        var delivered = rows.Where(row => row.DeliveredByObservation).ToList();
        Assert.Equal(rows.Count, cell.GetProperty("started").GetInt32());
        Assert.Equal(delivered.Count, cell.GetProperty("delivered").GetInt32());
        Assert.Equal(rows.Count - delivered.Count, cell.GetProperty("in_flight").GetInt32());
        AssertHours(cell.GetProperty("p50_hours"), rows, 0.5);
        AssertHours(cell.GetProperty("p90_hours"), rows, 0.9);
        AssertHours(cell.GetProperty("delivered_only_p50_hours"), delivered, 0.5);
        AssertHours(cell.GetProperty("delivered_only_p90_hours"), delivered, 0.9);
    }

    // Type 7 anew: a weighted mean of the two order statistics around (n - 1) p, infinite when either that counts is.
    private static void AssertHours(JsonElement told, List<TruthRow> rows, double share)
    {
        var hours = rows.Select(row => row.TransitSeconds / 3600.0 ?? double.PositiveInfinity).Order().ToList();
        if (hours.Count == 0)
        {
            Assert.Equal(JsonValueKind.Null, told.ValueKind);
            return;
        }

        var at = (hours.Count - 1) * share;
        var weight = at - Math.Floor(at);
        var expected = ((1 - weight) * hours[(int)Math.Floor(at)]) + (weight == 0 ? 0 : weight * hours[(int)Math.Ceiling(at)]);
        if (double.IsFinite(expected))
        {
            Assert.Equal(expected, told.GetDouble(), 1e-9);
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, told.ValueKind);
        }
    }
}
