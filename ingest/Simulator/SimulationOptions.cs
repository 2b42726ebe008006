namespace Analytics.Simulator;

/// <summary>What to simulate. The same options give the same bytes, whatever <see cref="Parallelism"/> is.</summary>
public sealed record SimulationOptions
{
    /// <summary>Default of <see cref="Until"/>.</summary>
    public static readonly DateTimeOffset DefaultUntil = new(2026, 9, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2070, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many parcels, from 1 to 100,000,000.</summary>
    public required long Parcels { get; init; }

    /// <summary>Where all chances come from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Folder for the files; made when it is not there. Files of an earlier simulation in it are replaced.</summary>
    public required string Directory { get; init; }

    /// <summary>The observation instant, a whole second between 2000 and 2070: nothing after it is in any push.</summary>
    public DateTimeOffset Until { get; init; } = DefaultUntil;

    /// <summary>
    /// Pickups are spread over so many weeks before <see cref="Until"/>, from 1 to 52. The fewer, the more parcels are in flight.
    /// </summary>
    public int Weeks { get; init; } = 10;

    /// <summary>Blocks of parcels made at the same time, from 1 to 64.</summary>
    public int Parallelism { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    internal Season Season => new(Until.AddDays(-7 * Weeks).ToUnixTimeSeconds(), Until.ToUnixTimeSeconds());

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message says which, and what the range is.</exception>
    public void Validate()
    {
        Require(Parcels is >= 1 and <= TrackingNumber.Distinct, "--parcels must lie between 1 and 100,000,000.");
        Require(Weeks is >= 1 and <= 52, "--weeks must lie between 1 and 52.");
        Require(Until >= Earliest && Until < Latest, "--until must lie between 2000-01-01 and 2070-01-01.");
        Require(Until.Ticks % TimeSpan.TicksPerSecond == 0, "--until must be a whole second.");
        Require(Parallelism is >= 1 and <= 64, "Parallelism must lie between 1 and 64.");
        Require(!string.IsNullOrWhiteSpace(Directory), "--out must name a folder.");
        Require(!File.Exists(Directory), "--out names a file; it must be a folder.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
