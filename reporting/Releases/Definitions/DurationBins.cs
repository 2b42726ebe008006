namespace Analytics.Releases;

/// <summary>Where durations are cut: bin i holds those from <c>Edges[i]</c> to below <c>Edges[i + 1]</c>, the last all from its edge on.</summary>
public sealed record DurationBins
{
    /// <param name="edges">Hours, from 0, ascending, in whole minutes; 2 to 200 of them.</param>
    public DurationBins(IReadOnlyList<double> edges) => Edges = edges;

    /// <summary>Hours, from 0, ascending.</summary>
    public IReadOnlyList<double> Edges { get; }

    public int Count => Edges.Count;

    /// <summary>From hours to a month, about an eighth wider each.</summary>
    public static DurationBins OfParcels { get; } = new(
    [
        0, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 54, 60, 66, 72, 80, 88, 96, 108, 120, 132, 144, 156, 168, 192, 216, 240, 288, 336, 408, 504, 720,
    ]);
}
