namespace Analytics.Simulator;

/// <summary>Made-up parcels in real provider formats, with the truth beside them.</summary>
public static class Simulation
{
    // Clocks must know of changes before the first label and after the last delivery.
    private const int DaysBefore = 60;
    private const int DaysAfter = 400;

    /// <summary>
    /// Writes one file of pushes for each provider (<c>17track</c>, <c>trackingmore</c>, <c>aftership</c>, <c>easypost</c>:
    /// <c>.jsonl.gz</c>, one push a line), <c>truth.csv</c> (one row for each parcel) and <c>truth.json</c> (the true delivery times).
    /// </summary>
    /// <param name="options">What to simulate, and where to.</param>
    /// <param name="progress">Told after every block of parcels; may be null.</param>
    /// <param name="cancel">Breaks the simulation off; files already begun are removed.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file in it may not be written.</exception>
    public static async Task<SimulationSummary> RunAsync(
        SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var world = WorldOf(options.Season);
        var truth = new TruthTotals(options);
        await using var files = new OutputFiles(options.Directory);
        await using var line = new AssemblyLine(world, options);

        var done = 0L;
        while (await line.NextAsync(cancel).ConfigureAwait(false) is { } block)
        {
            await files.AppendAsync(block, cancel).ConfigureAwait(false);
            truth.Add(block);
            done += block.Count;
            progress?.Report(new SimulationProgress(done, options.Parcels, files.Bytes));
            line.GiveBack(block);
        }

        truth.Write(files.TruthJson);
        return new SimulationSummary(
            options.Parcels, truth.PickedUp, truth.Delivered, truth.RepeatedPushes, truth.LatePushes,
            await files.FinishAsync().ConfigureAwait(false));
    }

    internal static World WorldOf(Season season) =>
        World.Load(season.From - (DaysBefore * LocalClock.Day), season.Until + (DaysAfter * LocalClock.Day));
}
