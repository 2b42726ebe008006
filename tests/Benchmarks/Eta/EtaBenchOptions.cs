using System.Globalization;

namespace Analytics.Benchmarks.Eta;

/// <summary>How many parcels there are, about seven in twelve of which a model learns from, and how long callers ask each time.</summary>
internal sealed record EtaBenchOptions(int Parcels = 230_000, int Seconds = 10)
{
    public const string Usage =
        """
               ./analytics bench eta [--parcels N] [--seconds N]
                                          arrival times: a training of 1,000,000 rows, 50 callers beside one, batches, cold starts
                                          (default 230000 parcels, callers for 10 s; at least 10000, at most 60)
        """;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    public static EtaBenchOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new EtaBenchOptions();
        for (; arguments.Length >= 2; arguments = arguments[2..])
        {
            if (!int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            switch (arguments[0])
            {
                case "--parcels" when value is >= 10_000 and <= 10_000_000:
                    options = options with { Parcels = value };
                    break;
                case "--seconds" when value is > 0 and <= 60:
                    options = options with { Seconds = value };
                    break;
                default:
                    return null;
            }
        }

        return arguments.IsEmpty ? options : null;
    }
}
