using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Releases;

/// <summary>
/// Membership over neighbouring data sets: the best attacker knows every parcel but those of one unit, and asks of the counts that are published how much
/// likelier they are with it than without (Neyman and Pearson). The noise of this very release is judged, cell by cell.
/// </summary>
internal sealed class MembershipAttack(AttackGround ground) : Attack("membership")
{
    private const int MostUnits = 10_000;
    private const int MostGroups = 4_096;

    // The chance that a release that is as it should be fails here.
    private const double Rare = 1e-9;

    protected override AttackResult Conclude()
    {
        var units = Units();
        var exact = Exact(units);
        var losses = units.Values.Select(cells => Loss(cells, exact)).ToList();
        var most = losses.Select(Math.Abs).DefaultIfEmpty().Max();

        // rho-zCDP: P[loss > rho + 2 sqrt(rho ln(1/chance))] <= chance, from either side; each unit may fail, however they hang together.
        var rho = (double)ground.Terms.Rho;
        var bound = rho + (2 * Math.Sqrt(rho * Math.Log(2.0 * Math.Max(1, units.Count) / Rare)));
        var (spread, least) = Spread(exact);

        // What was measured stays here when all is well: of exact counts, it would be a release of its own.
        var withstood = most <= bound && spread >= least;
        return Result(
            withstood,
            $"For about {Plain.Count(Rounded.Of(units.Count))} units, the heaviest and others, the published counts were held to be with and without each; the noise of about {Plain.Count(Rounded.Of(exact.Count))} counts was measured.",
            withstood
                ? $"No unit's privacy loss is beyond {Plain.Short(bound)}, and the noise is as large as it is said to be."
                : $"The largest privacy loss is {Plain.Short(most)}, and may be {Plain.Short(bound)}; the noise has {Plain.Short(spread)} of its variance, and must have {Plain.Short(least)}.");
    }

    /// <summary>What each of some units adds, by cell: the heaviest, and others spread over all. Units are numbered by tokens: by chance.</summary>
    private Dictionary<int, Dictionary<long, int>> Units()
    {
        var parcels = ground.Eligible.Parcels;
        var heavy = new int[parcels.Units];
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            heavy[parcels.Unit[parcel]] += ground.IsCounted[parcel] ? 1 : 0;
        }

        var every = Math.Max(1, 2 * parcels.Units / MostUnits);
        var chosen = Enumerable.Range(0, parcels.Units).Where(unit => unit % every == 0)
            .Concat(Heaviest(heavy))
            .Where(unit => heavy[unit] > 0).Distinct().ToDictionary(unit => unit, _ => new Dictionary<long, int>());
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            if (ground.IsCounted[parcel] && chosen.TryGetValue(parcels.Unit[parcel], out var cells))
            {
                var (duration, promise) = CellsOf(parcel);
                cells[duration] = cells.GetValueOrDefault(duration) + 1;
                cells[promise] = cells.GetValueOrDefault(promise) + 1;
            }
        }

        return chosen;
    }

    // Those with as many parcels as the last that still fits: a count of counts, for there may be millions of units.
    private static IEnumerable<int> Heaviest(int[] heavy)
    {
        var most = heavy.DefaultIfEmpty().Max();
        var withCount = new int[most + 1];
        foreach (var count in heavy)
        {
            withCount[count]++;
        }

        var (least, taken) = (most, withCount[most]);
        while (least > 1 && taken + withCount[least - 1] <= MostUnits / 2)
        {
            taken += withCount[--least];
        }

        return Enumerable.Range(0, heavy.Length).Where(unit => heavy[unit] >= least).Take(MostUnits / 2);
    }

    /// <summary>Exact counts of the cells that those units add to, and of all cells of some groups.</summary>
    private Dictionary<long, long> Exact(Dictionary<int, Dictionary<long, int>> units)
    {
        var (width, groups) = (Width, ground.Noisy.Groups);
        var exact = units.Values.SelectMany(cells => cells.Keys).Distinct().ToDictionary(cell => cell, _ => 0L);
        for (long group = 0, every = (groups / MostGroups) + 1; group < groups; group += every)
        {
            for (var cell = 0; cell < width; cell++)
            {
                exact[(group * width) + cell] = 0;
            }
        }

        for (var parcel = 0; parcel < ground.IsCounted.Length; parcel++)
        {
            if (ground.IsCounted[parcel])
            {
                var (duration, promise) = CellsOf(parcel);
                Count(exact, duration);
                Count(exact, promise);
            }
        }

        return exact;
    }

    private static void Count(Dictionary<long, long> exact, long cell)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(exact, cell);
        if (!Unsafe.IsNullRef(ref count))
        {
            count++;
        }
    }

    private double Loss(Dictionary<long, int> cells, Dictionary<long, long> exact) => cells.Sum(cell =>
    {
        var (law, noise) = (LawOf(cell.Key), NoisyAt(cell.Key) - exact[cell.Key]);
        return Math.Log(law.Mass(noise)) - Math.Log(law.Mass(noise + cell.Value));
    });

    /// <summary>
    /// The share of its variance that the noise has, and the least that chance leaves it: for squares x with mean 1, P[sum below n - t] is at most
    /// exp(-t^2 / (2 n E[x^2])) (Maurer 2003).
    /// </summary>
    private (double Share, double Least) Spread(Dictionary<long, long> exact)
    {
        var (sum, fourth) = (0.0, 0.0);
        var kurtoses = new Dictionary<NoiseLaw, double>();
        foreach (var (cell, count) in exact)
        {
            var (law, noise) = (LawOf(cell), (double)(NoisyAt(cell) - count));
            sum += noise * noise / law.Variance;
            fourth += kurtoses.TryGetValue(law, out var known) ? known : kurtoses[law] = KurtosisOf(law);
        }

        return (sum / exact.Count, Math.Max(0, 1 - (Math.Sqrt(-2 * fourth * Math.Log(Rare)) / exact.Count)));
    }

    private static double KurtosisOf(NoiseLaw law)
    {
        var sum = 0.0;
        for (var m = 1.0; ; m++)
        {
            var term = 2 * Math.Pow(m, 4) * law.Mass((long)m);
            sum += term;
            if (term <= sum * 1e-12 && m * m > law.Variance)
            {
                return sum / (law.Variance * law.Variance);
            }
        }
    }

    private int Width => ground.Dataset.Bins.Count + Contributions.Promises;

    private (long Duration, long Promise) CellsOf(int parcel)
    {
        var (parcels, begin) = (ground.Eligible.Parcels, (long)ground.Eligible.Parcels.Group[parcel] * Width);
        return (begin + parcels.Bin[parcel], begin + ground.Dataset.Bins.Count + parcels.Promise[parcel]);
    }

    private NoiseLaw LawOf(long cell) => cell % Width < ground.Dataset.Bins.Count ? ground.Noise.Durations : ground.Noise.Promises;

    private long NoisyAt(long cell)
    {
        var (group, place) = ((int)(cell / Width), (int)(cell % Width));
        return place < ground.Dataset.Bins.Count ? ground.Noisy.Durations(group)[place] : ground.Noisy.Promises(group)[place - ground.Dataset.Bins.Count];
    }
}
