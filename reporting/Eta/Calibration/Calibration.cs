namespace Analytics.Eta;

/// <summary>
/// By how many spreads the margins were off on a later slice of time, by the hours that the model says are left and by lane: what quantiles are made with, so that
/// stated and real coverage agree.
/// </summary>
/// <param name="Horizons">For each horizon group, how many spreads are added to a margin at each of <see cref="Levels"/>.</param>
/// <param name="Lanes">The same for lanes with enough parcels, all horizon groups in a row.</param>
internal sealed record Calibration(IReadOnlyList<float[]> Horizons, IReadOnlyList<LaneCalibration> Lanes)
{
    /// <summary>Adds nothing at any level.</summary>
    public static Calibration None { get; } = new([.. Enumerable.Range(0, HorizonGroups.Count).Select(_ => new float[Levels.Count])], []);

    private readonly Dictionary<StatKey, float[][]> byLane = Lanes.ToDictionary(lane => lane.Lane, lane => lane.Horizons.ToArray());

    /// <summary>How many spreads to add to a margin, at each of <see cref="Levels"/>.</summary>
    /// <param name="lane">Origin and destination, as numbers of the tables.</param>
    /// <param name="margin">Logarithm of hours.</param>
    public ReadOnlySpan<float> OffsetsOf(StatKey lane, float margin)
    {
        var group = HorizonGroups.Of(margin);
        return byLane.TryGetValue(lane, out var own) ? own[group] : Horizons[group];
    }
}

/// <summary>A lane's own calibration.</summary>
/// <param name="Lane">Origin and destination, as numbers of the tables.</param>
/// <param name="Parcels">That it rests on.</param>
/// <param name="Horizons">As in <see cref="Calibration"/>.</param>
internal sealed record LaneCalibration(StatKey Lane, int Parcels, IReadOnlyList<float[]> Horizons);

/// <summary>Moments by the hours that the model says are left.</summary>
internal static class HorizonGroups
{
    private static readonly float[] edges = [6, 12, 24, 48, 96, 168];
    private static readonly float[] margins = [.. edges.Select(edge => MathF.Log(edge))];

    public static IReadOnlyList<string> Names { get; } =
        ["under 6 h", "6 to 12 h", "12 to 24 h", "1 to 2 days", "2 to 4 days", "4 to 7 days", "over 7 days"];

    public static int Count => Names.Count;

    /// <param name="margin">Logarithm of hours.</param>
    public static int Of(float margin)
    {
        var group = 0;
        while (group < margins.Length && margin >= margins[group])
        {
            group++;
        }

        return group;
    }
}
