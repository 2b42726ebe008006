using System.Globalization;

namespace Analytics.Benchmarks.Reports;

/// <summary>How many journeys there are when the reports are measured: one size after the other, growing.</summary>
internal sealed record ReportBenchOptions(IReadOnlyList<long> Journeys)
{
    public const string Usage =
        """
               ./analytics bench reports [--journeys N[,N...]]
                                          what the dashboard asks of a server with that many journeys, and its first page
                                          (default 1000000,10000000, 3 GB of disk; from 10000 to 100000000, the smaller first)
                                          Example: ./analytics bench reports --journeys 100000,1000000
        """;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    public static ReportBenchOptions? Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new ReportBenchOptions([1_000_000, 10_000_000]),
        ["--journeys", var list] when Sizes(list) is { } sizes => new ReportBenchOptions(sizes),
        _ => null,
    };

    private static List<long>? Sizes(string list)
    {
        var sizes = new List<long>();
        foreach (var text in list.Split(','))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 10_000 or > 100_000_000 || size <= sizes.LastOrDefault())
            {
                return null;
            }

            sizes.Add(size);
        }

        return sizes;
    }
}
