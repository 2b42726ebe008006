using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(Analytics.Simulator.Tests.Simulated))]

namespace Analytics.Simulator.Tests;

/// <summary>One simulation that many tests look at.</summary>
public sealed class Simulated : IAsyncLifetime
{
    public const int Parcels = 5_000;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"simulated-{Guid.NewGuid():N}");

    public SimulationSummary Summary { get; private set; } = null!;

    public List<SimulationProgress> Progress { get; } = [];

    public string TruthCsv => File.ReadAllText(Path.Combine(Folder, "truth.csv"));

    public string TruthJson => File.ReadAllText(Path.Combine(Folder, "truth.json"));

    public async ValueTask InitializeAsync() => Summary = await Simulation.RunAsync(
        new SimulationOptions { Parcels = Parcels, Seed = 42, Directory = Folder }, new AtOnce(Progress.Add));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    /// <summary>The pushes of one format, line by line.</summary>
    public IEnumerable<string> Lines(string format) => Lines(Folder, format);

    public static IEnumerable<string> Lines(string folder, string format)
    {
        var file = File.OpenRead(Path.Combine(folder, format + ".jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Everything that the pushes of one format say.</summary>
    internal IEnumerable<ToldParcel> Told(string format)
    {
        foreach (var line in Lines(format))
        {
            using var json = JsonDocument.Parse(line);
            yield return ToldParcel.Read(format, json.RootElement);
        }
    }

    /// <summary>The rows of the truth.</summary>
    internal IEnumerable<TruthRow> Truth() => TruthCsv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(TruthRow.Parse);
}

/// <summary>A row of <c>truth.csv</c>.</summary>
internal sealed record TruthRow(
    long Parcel, string Provider, string Carrier, string Service, string Origin, string Destination, DateTimeOffset PickedUp,
    DateTimeOffset? Delivered, bool DeliveredByObservation, long? TransitSeconds, DateOnly? Promise, bool? OnTime, bool Returned, bool Lost)
{
    public static TruthRow Parse(string line)
    {
        var cells = line.Split(',');
        return new TruthRow(
            long.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2], cells[3], cells[4], cells[5], Instant(cells[6]),
            cells[7].Length > 0 ? Instant(cells[7]) : null,
            Flag(cells[8]),
            cells[9].Length > 0 ? long.Parse(cells[9], CultureInfo.InvariantCulture) : null,
            cells[10].Length > 0 ? DateOnly.ParseExact(cells[10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            cells[11].Length > 0 ? Flag(cells[11]) : null,
            Flag(cells[12]),
            Flag(cells[13]));
    }

    private static bool Flag(string cell) => cell switch { "1" => true, "0" => false, _ => throw new FormatException(cell) };

    private static DateTimeOffset Instant(string cell) =>
        DateTimeOffset.ParseExact(cell, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
