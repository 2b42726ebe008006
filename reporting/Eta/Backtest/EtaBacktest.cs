using Analytics.Warehouse;

namespace Analytics.Eta;

/// <summary>Makes models as of earlier instants and judges each on the slice after it; none of them is kept.</summary>
/// <param name="rows">What predictions may see.</param>
/// <param name="options">How.</param>
/// <param name="time">Tells the time.</param>
public sealed class EtaBacktest(RowsForPurpose rows, EtaOptions options, TimeProvider time)
{
    /// <param name="asOf">Nothing after this instant is looked at; the last scan of all, when null.</param>
    /// <param name="origins">How many slices are judged, from 1.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>One for each slice, the newest first; the same models without parcels in flight are among the contenders.</returns>
    /// <exception cref="EtaException">There are too few parcels.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<IReadOnlyList<BacktestSlice>> RunAsync(DateTimeOffset? asOf, int origins, IEtaProgress progress, CancellationToken cancellation = default)
    {
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(origins, 1);
        progress.Begin("reading parcels");
        var parcels = await EtaParcels.ReadAsync(rows, options, asOf, time, origins, cancellation).ConfigureAwait(false);
        return await LowPriority.Run(() => parcels.Slices.Select(slices => Judged(parcels.Journeys, slices, progress, cancellation)).ToList()).ConfigureAwait(false);
    }

    internal BacktestSlice Judged(IReadOnlyList<Journey> all, Slices slices, IEtaProgress progress, CancellationToken cancellation)
    {
        // What was begun later is not there yet.
        var journeys = all.Where(journey => journey.Begin < slices.TestUntil).ToList();
        var fitting = new Fitting(options, progress);
        var fitted = fitting.Run(journeys, slices, cancellation);
        using var model = fitted.Model;
        using var deliveredOnly = fitting.RunWithoutInFlight(journeys, slices, fitted.Facts.Sigma, cancellation);
        progress.Begin("judging");
        return new BacktestSlice(fitted.Facts, Contest.Run(model, champion: null, deliveredOnly, journeys, slices));
    }
}

/// <param name="Training">What the model was made from.</param>
/// <param name="Scores">How it did.</param>
public sealed record BacktestSlice(TrainingFacts Training, Scorecard Scores);
