namespace Analytics.Reports;

/// <summary>The reports there are. In text each is its name in lower case with hyphens: <c>delivery-times</c>.</summary>
public enum ReportKind
{
    /// <summary>How long parcels take from possession to delivery: <see cref="DeliveryTimesRow"/>.</summary>
    DeliveryTimes,

    /// <summary>Which carrier is faster on the same lane: <see cref="CarrierSpeedRow"/>.</summary>
    CarrierSpeed,

    /// <summary>Whether the original promise is kept: <see cref="OnTimeRow"/>.</summary>
    OnTime,

    /// <summary>How long each leg takes: <see cref="MilestonesRow"/>.</summary>
    Milestones,

    /// <summary>Which provider told how much: <see cref="CoverageRow"/>.</summary>
    Coverage,

    /// <summary>How often something goes wrong: <see cref="ExceptionsRow"/>.</summary>
    Exceptions,

    /// <summary>How much the data can be trusted: <see cref="DataQualityRow"/>.</summary>
    DataQuality,

    /// <summary>How each week compares with those before it: <see cref="TrendsRow"/>.</summary>
    Trends,

    /// <summary>How transit times are spread: <see cref="DistributionRow"/>.</summary>
    Distribution,
}
