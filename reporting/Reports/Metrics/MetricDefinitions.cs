namespace Analytics.Reports;

/// <summary>The definition of every figure in a report: one text for help, API and pages.</summary>
public static class MetricDefinitions
{
    private const string Hours = "hours";
    private const string Minutes = "minutes";
    private const string Share = "share";

    private const string Percentiles =
        "Percentiles are of all parcels: those still in flight count for as long as they have been, those lost or sent back as never ending "
        + "(Kaplan-Meier, a curve for each weekday of the start, added up). They interpolate linearly between order statistics (type 7) over bins "
        + "of 1 minute below 24 hours, 15 minutes below 10 days and 1 hour below 60 days. \"Not yet\": too few have been delivered to tell, or it "
        + "is more than 60 days.";

    private const string Intervals = "Intervals are of 95 %: by Greenwood's variance for percentiles, by Wilson for shares.";

    private const string Ranks =
        "Carriers whose interval overlaps that of the fastest share its rank; the first that does not leads the next. Ranks need 30 parcels.";

    private const string Limits =
        "Control limits are those of an individuals chart (XmR): the mean of the complete ones of the 12 weeks before, and 2.66 times the mean "
        + "difference between neighbours on either side; at least 4 weeks. A week outside its limits has changed.";

    private const string Complete = "A week is complete when it has ended, in UTC, and less than 5 % of its parcels are in flight; only complete weeks are judged.";

    private const string Spread =
        "Bins are equally wide in all rows, and take up the fastest 99 %; what took longer is in one bin with no end. Shares are of the delivered.";

    private const string Weeks = "A parcel counts in the week of its first possession scan, in local time; weeks begin on Monday.";

    private const string Enough = "Figures need 10 parcels.";

    private static readonly Metric Transit = new(
        "transit", "first possession scan (picked up, else the first in the carrier's hands)", "delivered", "parcels delivered, in flight, lost and sent back", Hours);

    private static readonly Metric Delivered = Transit with { Population = "parcels delivered" };

    private static readonly Metric OnTime = Promise("on_time", "delivered on the promised date or before");

    /// <summary>The legs of a parcel's way, as <see cref="MilestonesRow"/> has them and in its order.</summary>
    public static IReadOnlyList<Metric> Legs { get; } =
    [
        new("order_to_delivery", "ordered, else information received", "delivered", "parcels delivered, under way, lost and sent back", Hours),
        new("handover", "information received", "first possession scan", "parcels handed over, and not yet", Hours),
        new("line_haul", "first departure", "arrival in the destination's country (its region, within one country)", "parcels arrived, and not yet", Hours),
        new("customs", "first customs scan", "release", "parcels released, and not yet", Hours),
        new("last_mile", "first out for delivery", "delivered", "parcels delivered, and not yet", Hours),
        new("to_first_attempt", "first possession scan", "first attempt to deliver (a delivery is one)", "parcels attempted, and not yet", Hours),
        Transit,
    ];

    /// <summary>The metrics of a report.</summary>
    public static IReadOnlyList<Metric> Of(ReportKind report) => report switch
    {
        ReportKind.DeliveryTimes => [Transit, OnTime],
        ReportKind.CarrierSpeed => [Transit],
        ReportKind.OnTime =>
        [
            OnTime,
            Promise("within_1_day", "delivered at most 1 day late"),
            Promise("within_2_days", "delivered at most 2 days late"),
            Promise("within_3_days", "delivered at most 3 days late"),
            Promise("early", "delivered more than 1 day early"),
            new("late_by_time", "promised instant", "delivered", "parcels delivered, with a promised time of day", Share, "delivered after the promised instant"),
        ],
        ReportKind.Milestones => Legs,
        ReportKind.Coverage =>
        [
            new("with_promise", null, null, "parcels that the provider told of", Share, "with a promised date"),
            Certainty("offset", "with an offset from UTC"),
            Certainty("utc", "in UTC"),
            Certainty("zoned", "local, in a zone that the place tells"),
            Certainty("local", "local, in an unknown zone"),
            new("no_pickup", null, null, "delivered parcels that the provider told of", Share, "without a pickup scan"),
            new("no_out_for_delivery", null, null, "delivered parcels that the provider told of", Share, "without an out-for-delivery scan"),
        ],
        ReportKind.DataQuality =>
        [
            new("scan_latency", "scan", "the provider's first snapshot that tells of it", "scans with both times known", Minutes),
            OfDelivered("missing_pickup", "without a pickup scan"),
            OfDelivered("missing_out_for_delivery", "without an out-for-delivery scan"),
            OfDelivered("missing_info_received", "without a scan of the information received"),
            OfScans("local_clock", "local times, in an unknown zone"),
            OfDelivered("mixed_clocks", "possession and delivery told by clocks that cannot be compared"),
            OfScans("unknown_status", "with a status that says nothing of the way"),
        ],
        ReportKind.Trends => [Transit, OnTime],
        ReportKind.Distribution => [Delivered],
        ReportKind.Exceptions =>
        [
            OfParcels("exception", "with an exception, a delay, damage or a loss told"),
            new("first_attempt_success", null, null, "parcels attempted (delivered, failed, or ready for pickup)", Share, "delivered with no failed attempt before"),
            OfParcels("lost", "neither delivered nor sent back, and no scan for 30 days"),
            OfParcels("return", "sent back"),
            OfParcels("damage", "told to be damaged"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(report)),
    };

    /// <summary>What holds for all figures of a report: a sentence or two each.</summary>
    public static IReadOnlyList<string> Conventions(ReportKind report) => report switch
    {
        ReportKind.DeliveryTimes or ReportKind.Milestones => [Percentiles, Intervals, Weeks, Enough],
        ReportKind.CarrierSpeed => [Percentiles, Intervals, Ranks, Weeks, Enough],
        ReportKind.Trends => [Percentiles, Limits, Complete, Weeks, Enough],
        ReportKind.Distribution => [Spread, Weeks, Enough],
        ReportKind.OnTime or ReportKind.Exceptions => [Intervals, Weeks, Enough],
        _ => [Weeks, Enough],
    };

    private static Metric Promise(string name, string counted) =>
        new(name, "promised date, as first promised", "delivered date, local to the destination", "parcels delivered, with a promise", Share, counted);

    private static Metric OfParcels(string name, string counted) => new(name, null, null, "parcels", Share, counted);

    private static Metric OfDelivered(string name, string counted) => new(name, null, null, "parcels delivered", Share, counted);

    private static Metric OfScans(string name, string counted) => new(name, null, null, "scans", Share, counted);

    private static Metric Certainty(string name, string counted) => new(name, null, null, "scans of the provider", Share, counted);
}
