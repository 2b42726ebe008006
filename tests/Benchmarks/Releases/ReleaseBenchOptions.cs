using System.Globalization;

namespace Analytics.Benchmarks.Releases;

/// <summary>How many parcels there are in a grid of 1,024,000 groups.</summary>
internal sealed record ReleaseBenchOptions(int Parcels)
{
    public const string Usage =
        """
               ./analytics bench releases [--parcels N]
                                          a release of 1,024,000 groups (default 3,000,000 parcels), step by step
        """;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    public static ReleaseBenchOptions? Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new(3_000_000),
        ["--parcels", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parcels) && parcels > 0 => new(parcels),
        _ => null,
    };
}
