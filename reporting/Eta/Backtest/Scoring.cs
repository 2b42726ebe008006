using System.Runtime.InteropServices;

namespace Analytics.Eta;

/// <summary>Holds contestants against what came of the moments of a slice.</summary>
internal sealed class Scoring
{
    /// <summary>Parcels that a lane or carrier must have to be told by itself.</summary>
    private const int LeastParcels = 50;

    private readonly Moments moments;
    private readonly IReadOnlyList<Contestant> contestants;
    private readonly Told[][] told;

    /// <param name="moments">Of the slice.</param>
    /// <param name="contestants">The model first.</param>
    public Scoring(Moments moments, IReadOnlyList<Contestant> contestants)
    {
        (this.moments, this.contestants) = (moments, contestants);
        told = [.. contestants.Select(AllOf)];
    }

    /// <param name="slices">Of time.</param>
    /// <param name="journeys">The parcels that moments are of.</param>
    /// <param name="margins">Of the model.</param>
    public Scorecard Score(Slices slices, IReadOnlyList<Journey> journeys, float[] margins)
    {
        var all = Enumerable.Range(0, moments.Count).ToList();
        var byHorizon = all.ToLookup(i => HorizonGroups.Of(margins[i]));
        return new Scorecard(
            Instant(slices.CalibratedUntil), Instant(slices.TestUntil), Instant(slices.Known),
            ScoresOf(all),
            [.. Enumerable.Range(0, HorizonGroups.Count).Where(byHorizon.Contains).Select(group => new GroupScores(HorizonGroups.Names[group], ScoresOf([.. byHorizon[group]])))],
            ByName(all, i => $"{journeys[moments.Parcels[i]].Shipment.Origin} to {journeys[moments.Parcels[i]].Shipment.Destination}"),
            ByName(all, i => journeys[moments.Parcels[i]].Shipment.Carrier),
            [.. contestants.SelectMany((contestant, which) => contestant.HasQuantiles ? ReliabilityOf(which, all) : [])]);
    }

    private List<GroupScores> ByName(List<int> all, Func<int, string> nameOf) =>
    [
        .. all.GroupBy(nameOf)
            .Select(group => new GroupScores(group.Key, ScoresOf([.. group])))
            .Where(group => group.Contenders[0].Parcels >= LeastParcels)
            .OrderByDescending(group => group.Contenders[0].Parcels).ThenBy(group => group.Group, StringComparer.Ordinal),
    ];

    private Told[] AllOf(Contestant contestant)
    {
        var (all, hours) = (new Told[moments.Count], new float[Levels.Count]);
        for (var i = 0; i < all.Length; i++)
        {
            if (!contestant.Tell(i, hours))
            {
                continue;
            }

            all[i] = contestant.HasQuantiles
                ? Told.Of(hours, moments.HoursLeft[i])
                : new Told { IsTold = true, Error = Math.Abs(hours[Levels.P50] - moments.HoursLeft[i]) };
        }

        return all;
    }

    private List<ContenderScores> ScoresOf(List<int> rows) => [.. contestants.Select((_, which) => ScoresOf(which, rows))];

    private ContenderScores ScoresOf(int which, List<int> rows)
    {
        var answered = rows.Where(i => told[which][i].IsTold).ToList();
        var (parcels, settled) = (CountOf(answered), CountOf(answered.Where(i => moments.IsDelivered[i])));
        var (mine, delivered) = (told[which], answered.Where(i => moments.IsDelivered[i]).ToList());
        var scores = new ContenderScores(
            contestants[which].Name, parcels, parcels == 0 ? 0 : (double)settled / parcels,
            null, null, null, null, null, null, null, null, null, null, null);
        if (delivered.Count == 0)
        {
            return scores;
        }

        scores = scores with
        {
            MeanErrorHours = MeanOf(delivered, i => mine[i].Error),
            MedianErrorHours = MedianOf(delivered, i => mine[i].Error),
            ModelErrorHours = MeanOf(delivered, i => told[0][i].Error),
        };
        if (!contestants[which].HasQuantiles)
        {
            return scores;
        }

        var covered = CoveredBy(which, answered, [0.5, 0.8, 0.9]);
        return scores with
        {
            Pinball10 = MeanOf(delivered, i => mine[i].Pinball10),
            Pinball50 = MeanOf(delivered, i => mine[i].Pinball50),
            Pinball80 = MeanOf(delivered, i => mine[i].Pinball80),
            Pinball90 = MeanOf(delivered, i => mine[i].Pinball90),
            CrpsHours = MeanOf(delivered, i => mine[i].Crps),
            Covered50 = covered[0],
            Covered80 = covered[1],
            Covered90 = covered[2],
            WidthHours = MeanOf(answered, i => mine[i].Width),
        };
    }

    private IEnumerable<ReliabilityPoint> ReliabilityOf(int which, List<int> rows)
    {
        var real = CoveredBy(which, [.. rows.Where(i => told[which][i].IsTold)], Levels.All);
        return Levels.All.Select((stated, level) => new ReliabilityPoint(contestants[which].Name, stated, real[level]));
    }

    // Of parcels in flight it is known that they lie above a share of their distribution: the shares are what Kaplan-Meier is told.
    private double[] CoveredBy(int which, List<int> rows, IReadOnlyList<double> stated)
    {
        var shares = rows.ConvertAll(i => new Observation(told[which][i].Share, moments.Weights[i], moments.IsDelivered[i]));
        return KaplanMeier.EndedBy(CollectionsMarshal.AsSpan(shares), stated);
    }

    private double MeanOf(List<int> rows, Func<int, float> valueOf)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var i in rows)
        {
            sum += moments.Weights[i] * valueOf(i);
            weight += moments.Weights[i];
        }

        return sum / weight;
    }

    private double MedianOf(List<int> rows, Func<int, float> valueOf)
    {
        var (sorted, half) = (rows.OrderBy(valueOf).ToList(), rows.Sum(i => (double)moments.Weights[i]) / 2);
        var below = 0.0;
        return valueOf(sorted.First(i => (below += moments.Weights[i]) >= half - 1e-9));
    }

    private int CountOf(IEnumerable<int> rows) => rows.Select(i => moments.Parcels[i]).Distinct().Count();

    private static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
