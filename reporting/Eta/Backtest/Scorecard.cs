namespace Analytics.Eta;

/// <summary>How contenders did on one slice of time: each was made from what was known before it began.</summary>
/// <param name="From">Moments from this instant on.</param>
/// <param name="Until">Moments before this one.</param>
/// <param name="KnownUntil">Deliveries are known up to this instant; later ones are censored.</param>
/// <param name="Overall">All moments, a row for each contender: the model first.</param>
/// <param name="Horizons">By hours that the model says are left: <c>under 12 h</c> ... in rising order.</param>
/// <param name="Lanes">By lane, as <c>CN-GD to US-CA</c>, those with most parcels first.</param>
/// <param name="Carriers">By carrier, likewise.</param>
/// <param name="Reliability">Stated against real coverage, by contender.</param>
public sealed record Scorecard(
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset KnownUntil,
    IReadOnlyList<ContenderScores> Overall,
    IReadOnlyList<GroupScores> Horizons,
    IReadOnlyList<GroupScores> Lanes,
    IReadOnlyList<GroupScores> Carriers,
    IReadOnlyList<ReliabilityPoint> Reliability);

/// <summary>One group of moments.</summary>
/// <param name="Group">Names it.</param>
/// <param name="Contenders">A row for each contender: the model first.</param>
public sealed record GroupScores(string Group, IReadOnlyList<ContenderScores> Contenders);

/// <summary>
/// How one contender did on a group of moments. Moments are weighted so that a parcel counts once. Errors are told of parcels that were delivered by
/// <see cref="Scorecard.KnownUntil"/>; coverage of all, with those that were not as censored (Kaplan-Meier). What tells an instant alone has no quantiles.
/// </summary>
/// <param name="Contender">One of <see cref="Contenders"/>.</param>
/// <param name="Parcels">How many.</param>
/// <param name="Settled">Share of them that were delivered, from 0 to 1.</param>
/// <param name="MeanErrorHours">Mean of |p50 - hours that it took|; null where it told nothing, as are all the others.</param>
/// <param name="MedianErrorHours">Median of the same.</param>
/// <param name="Pinball10">Mean pinball loss of p10, in hours; the others likewise.</param>
/// <param name="CrpsHours">Continuous ranked probability score, in hours.</param>
/// <param name="Covered50">Share delivered by p50, from 0 to 1; the others likewise.</param>
/// <param name="WidthHours">Mean of p90 - p10.</param>
/// <param name="ModelErrorHours">The model's mean error on the moments of which this contender told something: what its own is held against.</param>
public sealed record ContenderScores(
    string Contender,
    int Parcels,
    double Settled,
    double? MeanErrorHours,
    double? MedianErrorHours,
    double? Pinball10,
    double? Pinball50,
    double? Pinball80,
    double? Pinball90,
    double? CrpsHours,
    double? Covered50,
    double? Covered80,
    double? Covered90,
    double? WidthHours,
    double? ModelErrorHours = null);

/// <param name="Contender">One of <see cref="Contenders"/>.</param>
/// <param name="Stated">What was stated, from 0 to 1.</param>
/// <param name="Real">Share delivered by then.</param>
public sealed record ReliabilityPoint(string Contender, double Stated, double Real);

/// <summary>What is held against each other.</summary>
public static class Contenders
{
    public const string Model = "model";

    /// <summary>The model that serves now.</summary>
    public const string Champion = "champion";

    /// <summary>The same model, taught by delivered parcels alone: what leaving out those in flight does.</summary>
    public const string DeliveredOnly = "delivered only";

    /// <summary>Kaplan-Meier percentiles of the lane's latest weeks, given how long the parcel is on its way already.</summary>
    public const string KaplanMeier = "lane Kaplan-Meier";

    public const string LaneMedian = "lane median";

    /// <summary>What the carrier or the platform promised.</summary>
    public const string Promise = "promise";
}
