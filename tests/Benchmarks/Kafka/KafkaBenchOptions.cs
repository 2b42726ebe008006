using System.Globalization;

namespace Analytics.Benchmarks.Kafka;

/// <summary>How large the bench of the raw log is.</summary>
/// <param name="Pushes">Pushes that are read in one go.</param>
/// <param name="Kills">Whether a run with kills is made in place of the measures.</param>
internal sealed record KafkaBenchOptions(int Pushes, bool Kills)
{
    public const string Usage = """
        analytics bench kafka [--pushes N]
          What a real broker on this machine holds is read by 'analytics transform', by a plain consumer in Node, and by one that does nothing;
          then the lag at a steady rate.
        analytics bench kafka --kills [--pushes N]
          The broker and the transform are killed on the way: what is lost, and what is doubled.
        """;

    /// <returns>Null when they cannot be read.</returns>
    public static KafkaBenchOptions? Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new KafkaBenchOptions(1_000_000, Kills: false),
        ["--kills"] => new KafkaBenchOptions(1_000_000, Kills: true),
        ["--pushes", var number] when Count(number) is { } pushes => new KafkaBenchOptions(pushes, Kills: false),
        ["--kills", "--pushes", var number] when Count(number) is { } pushes => new KafkaBenchOptions(pushes, Kills: true),
        _ => null,
    };

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 10_000 ? number - (number % 1000) : null;
}
