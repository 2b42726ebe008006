namespace Analytics.Eta;

/// <summary>Makes a model from parcels: history, moments, scale, trees, calibration.</summary>
/// <param name="options">How.</param>
/// <param name="progress">Hears how far it is.</param>
internal sealed class Fitting(EtaOptions options, IEtaProgress progress)
{
    /// <summary>Parcels without which nothing can be learned.</summary>
    private const int LeastParcels = 50;

    /// <param name="journeys">The parcels, of all slices.</param>
    /// <param name="slices">Of time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EtaException">There are too few parcels.</exception>
    public Fitted Run(IReadOnlyList<Journey> journeys, Slices slices, CancellationToken cancellation)
    {
        var learned = journeys.Where(journey => journey.Begin >= slices.From && journey.Begin < slices.Cut).ToList();
        var moments = Learn(learned, slices, isWanted: null, out var tables);

        progress.Begin("finding the scale of errors");
        var tried = SigmaSearch.Run(moments, options.Threads, progress.Advance, cancellation);
        var sigma = tried[^1].Sigma;
        var model = Finish(journeys, moments, tables, slices, isWanted: null, sigma, cancellation);
        var inFlight = learned.Count(journey => !journey.OutcomeAt(slices.Cut).IsDelivered);
        return new Fitted(model, new TrainingFacts(learned.Count, inFlight, moments.Count, options.Rounds, sigma, tried, 0), [.. learned.Select(journey => journey.Epoch).Distinct().Order()]);
    }

    /// <summary>The same model, taught by delivered parcels alone: to show what that does.</summary>
    /// <inheritdoc cref="Run"/>
    /// <param name="sigma">Scale of the errors, as was found with the others.</param>
    public EtaModel RunWithoutInFlight(IReadOnlyList<Journey> journeys, Slices slices, double sigma, CancellationToken cancellation)
    {
        var learned = journeys.Where(journey => journey.Begin >= slices.From && journey.Begin < slices.Cut && IsDelivered(journey.OutcomeAt(slices.Cut))).ToList();
        return Finish(journeys, Learn(learned, slices, IsDelivered, out var tables), tables, slices, IsDelivered, sigma, cancellation);
    }

    private Moments Learn(List<Journey> learned, Slices slices, Func<Outcome, bool>? isWanted, out EtaTables tables)
    {
        progress.Begin("gathering history");
        if (learned.Count < LeastParcels)
        {
            throw new EtaException($"There are {learned.Count} parcels from {Day(slices.From)} to {Day(slices.Cut)} that may be used for predictions; a model needs {LeastParcels}. Load more, or make the later slices shorter (--calibration-days, --test-days, --settle-days).") { IsTooFew = true };
        }

        tables = History.Of(learned, slices.Cut);
        progress.Begin("making rows");
        return new MomentMaker(new FeatureSet(tables)).Make(learned, slices.From, slices.Cut, slices.Cut, isWanted);
    }

    private EtaModel Finish(
        IReadOnlyList<Journey> journeys, Moments moments, EtaTables tables, Slices slices, Func<Outcome, bool>? isWanted, double sigma, CancellationToken cancellation)
    {
        progress.Begin("growing trees");
        var booster = Boosting.Learn(moments, sigma, options.Rounds, options.Threads, done => progress.Advance(done, options.Rounds), cancellation);
        try
        {
            progress.Begin("calibrating");
            var later = new MomentMaker(new FeatureSet(tables)).Make(journeys, slices.Cut, slices.CalibratedUntil, slices.CalibratedUntil, isWanted);
            if (later.Count == 0)
            {
                throw new EtaException($"No parcel was on its way from {Day(slices.Cut)} to {Day(slices.CalibratedUntil)}, where the model would be calibrated. Load more, or choose another end (--as-of).") { IsTooFew = true };
            }

            return new EtaModel(booster, tables with { Calibration = Calibrating.From(Boosting.MarginsOf(booster, later), later, sigma) });
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    private static bool IsDelivered(Outcome outcome) => outcome.IsDelivered;

    private static string Day(long instant) => DateTimeOffset.FromUnixTimeSeconds(instant).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Model">The model.</param>
/// <param name="Facts">How it was made; not yet how long it took.</param>
/// <param name="Epochs">Months of the keys of the parcels that it learned from.</param>
internal sealed record Fitted(EtaModel Model, TrainingFacts Facts, IReadOnlyList<uint> Epochs);
