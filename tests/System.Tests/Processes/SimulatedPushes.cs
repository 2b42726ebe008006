using System.IO.Compression;
using Analytics.Simulator;

namespace Analytics.System.Tests.Processes;

/// <summary>Simulated pushes of every format that is simulated, in the order of their files.</summary>
internal static class SimulatedPushes
{
    /// <returns>The pushes by the name of their format.</returns>
    public static async Task<IReadOnlyDictionary<string, string[]>> OfAsync(Cli cli, int parcels, int perFormat, ulong seed = 4)
    {
        var pushes = new Dictionary<string, string[]>();
        foreach (var file in (await Simulation.RunAsync(new SimulationOptions { Parcels = parcels, Seed = seed, Directory = cli.PathOf("sim") })).Files)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file.Path), CompressionMode.Decompress));
            pushes.Add(file.Format, [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(perFormat)]);
        }

        return pushes;
    }
}
