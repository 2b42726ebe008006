namespace Analytics.Simulator;

/// <summary>Made-up parcels in real provider formats, with the truth beside them.</summary>
/// <remarks>
/// <para>
/// <c>truth.csv</c> has a row for every parcel: what a reader of all its pushes can know (carrier as canonical slug, service as
/// written, origin and destination as stated, with a region where the provider states one), and what really happens, also after
/// the observation instant. <c>picked_up</c> and <c>delivered</c> are UTC; <c>delivered</c> and <c>transit_seconds</c> are empty for
/// parcels that never arrive; <c>promise</c> is the date first promised, <c>on_time</c> compares it with the local date of delivery.
/// </para>
/// <para>
/// <c>truth.json</c> has, overall and per carrier, lane, and carrier on a lane, the parcels picked up by the observation instant
/// (<c>started</c>), those delivered by it (<c>delivered</c>) and the rest (<c>in_flight</c>, lost and returned ones among them);
/// quantiles of the hours from pickup to delivery (type 7) over all started ones, those that never arrive being infinite
/// (<c>p50_hours</c>, <c>p90_hours</c>; null when infinite), and over those delivered by the instant (<c>delivered_only_*</c>).
/// </para>
/// </remarks>
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
        files.Begin();
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
