using System.Runtime.InteropServices;

namespace Analytics.Eta;

/// <summary>Observations by group, and what comes of them drawn towards the group around each.</summary>
internal sealed class Groups
{
    /// <summary>So many parcels of a group count as much as all that is known around it.</summary>
    private const double Pull = 20;

    private readonly Dictionary<StatKey, List<Observation>> byKey = [];

    public IEnumerable<(StatKey Key, List<Observation> Observations)> All => byKey.OrderBy(group => Order(group.Key)).Select(group => (group.Key, group.Value));

    public void Add(StatKey key, Observation observation)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(byKey, key, out _);
        (group ??= []).Add(observation);
    }

    /// <summary>Each group's median and p90.</summary>
    /// <param name="around">What is known of the group around a group.</param>
    public IReadOnlyList<StatRow> Shrunken(Func<StatKey, Stat> around) =>
        [.. All.Select(group => new StatRow(group.Key, Shrink(StatOf(CollectionsMarshal.AsSpan(group.Observations)), around(group.Key))))];

    /// <summary>Each group's median as a multiple of that of a group around it, drawn towards 1.</summary>
    /// <param name="around">The groups around.</param>
    /// <param name="keyAround">Which of them is around a group.</param>
    public IReadOnlyList<StatRow> PacesIn(Groups around, Func<StatKey, StatKey> keyAround)
    {
        var medians = around.All.ToDictionary(group => group.Key, group => StatOf(CollectionsMarshal.AsSpan(group.Observations)).Median);
        return
        [
            .. from @group in All
               let own = StatOf(CollectionsMarshal.AsSpan(@group.Observations))
               let pace = Shrink(own.Median / medians[keyAround(@group.Key)], 1, own.Parcels)
               select new StatRow(@group.Key, new Stat(pace, float.NaN, own.Parcels)),
        ];
    }

    /// <summary>What is known of observations by themselves; NaN where too few have ended.</summary>
    public static Stat StatOf(Span<Observation> observations)
    {
        var quantiles = KaplanMeier.Quantiles(observations);
        return new Stat(quantiles[Levels.P50], quantiles[Levels.P90], observations.Length);
    }

    private static Stat Shrink(Stat own, Stat around) => own with { Median = Shrink(own.Median, around.Median, own.Parcels), P90 = Shrink(own.P90, around.P90, own.Parcels) };

    private static float Shrink(float own, float around, int parcels) =>
        !(own > 0) ? around
        : !(around > 0) ? own
        : (float)Math.Exp(((parcels * Math.Log(own)) + (Pull * Math.Log(around))) / (parcels + Pull));

    private static (int, int, int, int) Order(StatKey key) => (key.A, key.B, key.C, key.D);
}
