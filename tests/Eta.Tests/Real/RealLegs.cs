using System.Globalization;

namespace Analytics.Eta.Tests;

/// <summary>
/// Legs of Delhivery as parcels: a leg begins at its pickup and is over when its actual time is; the planned time is the promise. Times are India's wall clock.
/// </summary>
internal static class RealLegs
{
    private static readonly TimeSpan india = TimeSpan.FromHours(5.5);

    /// <summary>The first day that the published author judged on.</summary>
    public static DateTimeOffset Cut { get; } = new(2018, 9, 27, 0, 0, 0, india);

    /// <summary>
    /// Legs of the training days: those of the 5,000 sampled rows that tell a leg to its end, and for each corridor as many as it had, around its median as
    /// the sampled legs lie around that of theirs. The second kind stand on the first day: only how long they took is known.
    /// </summary>
    /// <returns>All of them, and those of corridors that had at least two, from which history is made: so trees see legs of which it knows nothing.</returns>
    public static (List<Journey> All, List<Journey> History) Learned()
    {
        var corridors = RealParcels.Rows(File.OpenText(RealParcels.Shared("delhivery", "corridor_agg_train.csv")))
            .Select(row => new Corridor(new Way(row[7], row[0], row[1]), int.Parse(row[2], CultureInfo.InvariantCulture), RealParcels.Number(row[4]), RealParcels.Number(row[5]))).ToList();
        var sampled = RealParcels.Rows(File.OpenText(RealParcels.Shared("delhivery", "delivery_sample_5k.csv")))
            .Where(row => row[12] == "False" && Start(row[9]) < Cut)
            .Select(row => (Way: new Way(row[3], row[5], row[7]), Start: Start(row[9]), Actual: RealParcels.Number(row[16]), Planned: RealParcels.Number(row[17]))).ToList();
        var medians = corridors.ToDictionary(corridor => (corridor.Way.From, corridor.Way.To), corridor => corridor.Actual);
        var scatter = sampled.Where(leg => medians.ContainsKey((leg.Way.From, leg.Way.To))).Select(leg => leg.Actual / medians[(leg.Way.From, leg.Way.To)]).Order().ToList();

        var (all, history) = (new List<Journey>(), new List<Journey>());
        foreach (var leg in sampled)
        {
            all.Add(JourneyOf(leg.Way, leg.Start, leg.Planned, leg.Actual, all.Count));
        }

        foreach (var corridor in corridors)
        {
            var legs = Enumerable.Range(0, corridor.Legs)
                .Select(k => corridor.Actual * scatter[(int)((k + 0.5) / corridor.Legs * scatter.Count)])
                .Select(actual => JourneyOf(corridor.Way, Cut.AddDays(-15), corridor.Planned, actual, all.Count)).ToList();
            all.AddRange(legs);
            history.AddRange(corridor.Legs > 1 ? legs : []);
        }

        return (all, history);
    }

    /// <summary>The legs judged on, with what others predicted, in minutes.</summary>
    public static List<JudgedLeg> Judged() =>
    [
        .. RealParcels.Rows(File.OpenText(RealParcels.Shared("delhivery", "legs_test_predictions.csv"))).Select((row, i) => new JudgedLeg(
            JourneyOf(new Way(row[3], row[1], row[2]), Start(row[4]), RealParcels.Number(row[5]), RealParcels.Number(row[6]), i),
            RealParcels.Number(row[6]), row[7] == "True", RealParcels.Number(row[8]), RealParcels.Number(row[9]), RealParcels.Number(row[10]))),
    ];

    private static Journey JourneyOf(Way way, DateTimeOffset start, double planned, double actual, int i)
    {
        var at = start.ToUnixTimeSeconds();
        return new Journey(201809, (ulong)i * 7919, new Shipment("delhivery", way.Kind, way.From, way.To, at + (long)(planned * 60)), [
            new Checkpoint(at, (short)india.TotalMinutes, Milestone.PickedUp, false),
            new Checkpoint(at + (long)(actual * 60), (short)india.TotalMinutes, Milestone.Delivered, false)]);
    }

    private static DateTimeOffset Start(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), india);

    private sealed record Corridor(Way Way, int Legs, double Actual, double Planned);

    private readonly record struct Way(string Kind, string From, string To);
}

/// <param name="Journey">The leg.</param>
/// <param name="Actual">Minutes that it took; the others are predictions of it.</param>
/// <param name="IsSeen">Whether its corridor was there in the training days.</param>
internal sealed record JudgedLeg(Journey Journey, double Actual, bool IsSeen, double Planned, double Lookup, double Boosting);
