using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// Transit times of a group, in the unit of the request: first possession scan to delivery. Percentiles are of all parcels: those in flight count for as
/// long as they have been, those lost or sent back as never ending (Kaplan-Meier by weekday); null is "not yet" where status is
/// <c>ok</c>: too few have been delivered to tell, or more than 60 days.
/// </summary>
public sealed record DeliveryTimesRow : ReportRow, IReportRow<DeliveryTimesRow>
{
    public DeliveryTimesRow()
    {
    }

    internal DeliveryTimesRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.DeliveryTimes;

    public static JsonTypeInfo<DeliveryTimesRow> Json => RowJson.Default.DeliveryTimesRow;

    /// <summary>Parcels delivered, with both ends of the transit known.</summary>
    public required long N { get; init; }

    /// <summary>Parcels in the carrier's hands, neither delivered nor returned.</summary>
    public required long InFlight { get; init; }

    /// <summary>Of the delivered.</summary>
    [Duration]
    public double? Mean { get; init; }

    [Duration]
    public double? P10 { get; init; }

    [Duration]
    public double? P25 { get; init; }

    [Duration]
    public double? P50 { get; init; }

    [Duration]
    public double? P75 { get; init; }

    [Duration]
    public double? P80 { get; init; }

    [Duration]
    public double? P85 { get; init; }

    [Duration]
    public double? P90 { get; init; }

    [Duration]
    public double? P95 { get; init; }

    [Duration]
    public double? P97 { get; init; }

    [Duration]
    public double? P99 { get; init; }

    /// <summary>95 % interval of the percentile.</summary>
    [Duration]
    public double? P50Low { get; init; }

    /// <inheritdoc cref="P50Low"/>
    [Duration]
    public double? P50High { get; init; }

    /// <inheritdoc cref="P50Low"/>
    [Duration]
    public double? P90Low { get; init; }

    /// <inheritdoc cref="P50Low"/>
    [Duration]
    public double? P90High { get; init; }

    /// <summary>Percentile of the delivered alone, which is too low while parcels are in flight.</summary>
    [Duration]
    public double? DeliveredOnlyP10 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP25 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP50 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP75 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP80 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP85 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP90 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP95 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP97 { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10"/>
    [Duration]
    public double? DeliveredOnlyP99 { get; init; }

    /// <summary>Parcels delivered that had a promise.</summary>
    public required long Promised { get; init; }

    /// <summary>Of the promised: delivered on the promised date or before. Null below 10.</summary>
    public double? OnTimeShare { get; init; }

    /// <summary>95 % interval of the share.</summary>
    public double? OnTimeLow { get; init; }

    /// <inheritdoc cref="OnTimeLow"/>
    public double? OnTimeHigh { get; init; }
}
