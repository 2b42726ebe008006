using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Eta;

/// <summary>
/// THE WALK of a model: read parcels, gather history, make rows, find the scale of errors, grow trees, calibrate, judge, shelve, and let it serve if it
/// is the best. What is judged is what serves. Until its last step nothing has changed.
/// </summary>
/// <param name="rows">What predictions may see.</param>
/// <param name="shelf">Where models stand.</param>
/// <param name="options">How.</param>
/// <param name="time">Tells the time.</param>
public sealed class EtaTraining(RowsForPurpose rows, ModelShelf shelf, EtaOptions options, TimeProvider time)
{
    /// <param name="asOf">Nothing after this instant is looked at; the last scan of all, when null.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Gives up: the model that serves goes on.</param>
    /// <exception cref="EtaException">There are too few parcels, or XGBoost is missing.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<ModelRecord> RunAsync(DateTimeOffset? asOf, IEtaProgress progress, CancellationToken cancellation = default)
    {
        options.Validate();
        var begun = time.GetTimestamp();
        progress.Begin("reading parcels");
        var parcels = await EtaParcels.ReadAsync(rows, options, asOf, time, origins: 1, cancellation).ConfigureAwait(false);
        return await LowPriority.Run(() => Make(parcels, begun, progress, cancellation)).ConfigureAwait(false);
    }

    private ModelRecord Make(EtaParcels parcels, long begun, IEtaProgress progress, CancellationToken cancellation)
    {
        var slices = parcels.Slices[0];
        var fitted = new Fitting(options, progress).Run(parcels.Journeys, slices, cancellation);
        using var model = fitted.Model;

        progress.Begin("judging");
        using var champion = Champion.Open(shelf);
        var scores = Contest.Run(model, champion.Model, deliveredOnly: null, parcels.Journeys, slices);
        var verdict = Judge.Of(scores).With(champion.Fault);

        progress.Begin("shelving");
        var now = time.GetUtcNow();
        var version = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        cancellation.ThrowIfCancellationRequested();
        var record = shelf.Put(version, model, (modelHash, tablesHash) => new ModelRecord
        {
            Version = version,
            TrainedAt = now,
            FeatureSet = FeatureSet.Signature,
            ModelHash = modelHash,
            TablesHash = tablesHash,
            Library = Booster.LibraryVersion,
            Data = new DataUse(Instant(slices.From), Instant(slices.Cut), Instant(slices.CalibratedUntil), [nameof(Purposes.Eta).ToLowerInvariant()], fitted.Epochs),
            Training = fitted.Facts with { Seconds = Math.Round(time.GetElapsedTime(begun).TotalSeconds, 1) },
            Scores = scores,
            Verdict = verdict,
            Gains = GainsOf(model.Booster),
        });
        if (verdict.IsAccepted)
        {
            shelf.Promote(version);
        }

        return record;
    }

    private static IReadOnlyList<FeatureGain> GainsOf(Booster booster)
    {
        var gains = booster.Gains();
        var sum = Math.Max(gains.Sum(), double.Epsilon);
        return [.. gains.Select((gain, i) => new FeatureGain(FeatureSet.Names[i], gain / sum)).Where(one => one.Share > 0).OrderByDescending(one => one.Share)];
    }

    private static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
