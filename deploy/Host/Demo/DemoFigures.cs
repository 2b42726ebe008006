namespace Analytics.Host.Demo;

/// <summary>
/// What the demo page shows. Each property but the facts is a JSON array of rows as the reports give them: an object with its
/// group columns, <c>n</c>, <c>status</c> and figures, durations in hours, shares between 0 and 1; any figure may be null.
/// </summary>
internal sealed record DemoFigures
{
    /// <summary>What was loaded.</summary>
    public required DemoFacts Facts { get; init; }

    /// <summary><c>delivery-times</c> by carrier.</summary>
    public required string Carriers { get; init; }

    /// <summary><c>delivery-times</c> by lane.</summary>
    public required string Lanes { get; init; }

    /// <summary><c>delivery-times</c> by week.</summary>
    public required string Weeks { get; init; }

    /// <summary>
    /// <c>carrier-speed</c> by lane: <c>carrier</c>, <c>lane</c>, <c>rank</c>, <c>rank_low</c>, <c>rank_high</c>,
    /// <c>p50_hours</c>, <c>p50_low_hours</c>, <c>p50_high_hours</c>.
    /// </summary>
    public required string CarrierSpeed { get; init; }

    /// <summary>
    /// <c>on-time</c> by carrier: <c>on_time_share</c>, <c>on_time_low</c>, <c>on_time_high</c>,
    /// <c>within_1_day_share</c>, <c>within_2_days_share</c>, <c>within_3_days_share</c>.
    /// </summary>
    public required string OnTime { get; init; }

    /// <summary><c>milestones</c> by carrier: one row per <c>leg</c>, with <c>mean_hours</c> and <c>p50_hours</c>.</summary>
    public required string Milestones { get; init; }
}

/// <summary>What went in, and how fast.</summary>
/// <param name="Parcels">Parcels simulated.</param>
/// <param name="Pushes">Messages loaded: those kept, rejected and withheld.</param>
/// <param name="Kept">Messages that reached the warehouse.</param>
/// <param name="Rejected">Messages refused, each with a reason.</param>
/// <param name="Withheld">Messages held back by policy.</param>
/// <param name="AsOf">The instant that the figures speak of.</param>
/// <param name="LoadTime">How long loading took.</param>
internal sealed record DemoFacts(
    long Parcels, long Pushes, long Kept, long Rejected, long Withheld, DateTimeOffset AsOf, TimeSpan LoadTime);
