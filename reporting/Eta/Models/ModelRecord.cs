namespace Analytics.Eta;

/// <summary>What is kept of a model beside itself: where it comes from, how it did, and what became of it.</summary>
public sealed record ModelRecord
{
    /// <summary>Names the model and its folder: <c>20261126-031500</c>.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The features that it was trained with, in short: a model of others is refused.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>SHA-256 of the model's file, as 64 hexadecimal digits.</summary>
    public required string ModelHash { get; init; }

    /// <summary>SHA-256 of the tables beside it: categories, history, calibration, ladder.</summary>
    public required string TablesHash { get; init; }

    /// <summary>The version of XGBoost, as <c>1.7.4</c>.</summary>
    public required string Library { get; init; }

    public required DataUse Data { get; init; }

    public required TrainingFacts Training { get; init; }

    /// <summary>How it did on the newest slice, beside the others.</summary>
    public required Scorecard Scores { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>What the model uses: the share of the gain of all splits that each feature has, the largest first.</summary>
    public required IReadOnlyList<FeatureGain> Gains { get; init; }
}

/// <summary>Which data a model was made from.</summary>
/// <param name="From">Pickups from this instant on.</param>
/// <param name="Until">What was known at this instant, and nothing after it, went into training.</param>
/// <param name="CalibratedUntil">The same for calibration.</param>
/// <param name="Purposes">What the rows may be used for: <c>eta</c>.</param>
/// <param name="Epochs">Months of the keys that the parcels' tokens were made with, as 202608.</param>
public sealed record DataUse(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset CalibratedUntil, IReadOnlyList<string> Purposes, IReadOnlyList<uint> Epochs);

/// <summary>What a training was.</summary>
/// <param name="Parcels">That it learned from.</param>
/// <param name="InFlight">Of these, not delivered at the end of its data: they enter as censored.</param>
/// <param name="Rows">Moments of them.</param>
/// <param name="Rounds">Trees.</param>
/// <param name="Sigma">Scale of the errors of log hours, as cross-validation found it.</param>
/// <param name="Tried">The scales that were tried, with their loss.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record TrainingFacts(long Parcels, long InFlight, long Rows, int Rounds, double Sigma, IReadOnlyList<TriedSigma> Tried, double Seconds);

/// <param name="Sigma">A scale.</param>
/// <param name="Loss">Mean negative log likelihood of log hours in validation; less is better.</param>
public sealed record TriedSigma(double Sigma, double Loss);

/// <param name="Feature">Name.</param>
/// <param name="Share">Of all gain, from 0 to 1.</param>
public sealed record FeatureGain(string Feature, double Share);

/// <summary>What became of a model when it was held against the one before and the baselines.</summary>
/// <param name="IsAccepted">Whether it replaced the one before.</param>
/// <param name="Reasons">Why, in sentences; when it was kept aside, each thing that it lacked.</param>
public sealed record Verdict(bool IsAccepted, IReadOnlyList<string> Reasons)
{
    /// <summary>The same with one thing more to say.</summary>
    /// <param name="reason">A sentence; null for none.</param>
    internal Verdict With(string? reason) => reason is null ? this : this with { Reasons = [.. Reasons, reason] };
}
