using System.IO.Compression;
using Analytics.Simulator;

namespace Analytics.System.Tests.Kills;

/// <summary>A file of simulated pushes, large enough for several batches, and what an undisturbed load of it gives.</summary>
public sealed class UndisturbedLoad : IAsyncLifetime
{
    internal const string Format = "17track";

    private readonly Cli cli = new();

    internal string File { get; private set; } = "";

    internal string Reports { get; private set; } = "";

    /// <summary>From the start of the program to its end.</summary>
    internal TimeSpan Elapsed { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var options = new SimulationOptions { Parcels = 250_000, Seed = 7, Directory = cli.PathOf("sim") };
        File = (await Simulation.RunAsync(options)).Files.Single(file => file.Format == Format).Path;

        var started = TimeProvider.System.GetTimestamp();
        var ended = await cli.LoadAsync(Format, File);
        Elapsed = TimeProvider.System.GetElapsedTime(started);
        AssertComplete(ended);
        Reports = await AllReports.ReadAsync(cli);
    }

    public ValueTask DisposeAsync()
    {
        cli.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts a load that goes on where an earlier one stopped.</summary>
    internal RunningCli Resume(Cli other) => other.Start("load", "--format", Format, "--data", other.Data, "--resume", File);

    /// <summary>Fails unless every push of the file ended in one of the three ways.</summary>
    internal void AssertComplete(Ended ended)
    {
        ended.MustBe(0);
        var tally = ended.Tally(Path.GetFileName(File));
        Assert.Equal(CountLines(), tally[0]);
        Assert.Equal(tally[0], tally[1] + tally[2] + tally[3]);
    }

    private long CountLines()
    {
        using var reader = new StreamReader(new GZipStream(global::System.IO.File.OpenRead(File), CompressionMode.Decompress));
        var lines = 0L;
        while (reader.ReadLine() is not null)
        {
            lines++;
        }

        return lines;
    }
}
