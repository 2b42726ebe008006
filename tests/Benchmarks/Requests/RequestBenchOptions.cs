using System.Globalization;

namespace Analytics.Benchmarks.Requests;

/// <summary>How many journeys there are, and how many requests to erase some of them.</summary>
internal sealed record RequestBenchOptions(int Journeys, int Requests)
{
    public const string Usage =
        """
               ./analytics bench requests [--journeys N] [--requests N]
                                          requests to erase, listed and carried out while pushes come in (default 10,000,000 and 10,000)
        """;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    public static RequestBenchOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new RequestBenchOptions(10_000_000, 10_000);
        for (; arguments is [var name, var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0; arguments = arguments[2..])
        {
            options = name switch
            {
                "--journeys" => options with { Journeys = count },
                "--requests" => options with { Requests = count },
                _ => options with { Journeys = 0 },
            };
        }

        return arguments.Length == 0 && options.Journeys > 0 ? options : null;
    }
}
