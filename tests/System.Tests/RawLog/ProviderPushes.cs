using System.IO.Compression;
using Analytics.Custody;
using Analytics.Intake.Http;
using Analytics.Simulator;

namespace Analytics.System.Tests.RawLog;

/// <summary>Pushes as the providers send them, by the provider that sends them.</summary>
internal static class ProviderPushes
{
    /// <summary>What can be sent, by its provider.</summary>
    public static IReadOnlyDictionary<string, IntakeSource> Sources { get; } =
        IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider);

    /// <summary>Pushes of every provider, the same each time.</summary>
    /// <param name="folder">For the files that they are simulated into.</param>
    /// <param name="parcels">Parcels that they tell of.</param>
    /// <param name="perProvider">The most pushes of a provider.</param>
    public static async Task<IReadOnlyDictionary<string, string[]>> SimulateAsync(string folder, int parcels = 400, int perProvider = 250)
    {
        var pushes = new Dictionary<string, string[]>();
        var options = new SimulationOptions { Parcels = parcels, Seed = 4, Directory = folder };
        foreach (var file in (await Simulation.RunAsync(options)).Files)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file.Path), CompressionMode.Decompress));
            pushes.Add(file.Format, [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(perProvider)]);
        }

        return pushes;
    }
}
