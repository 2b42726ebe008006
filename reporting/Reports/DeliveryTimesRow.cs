using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// Transit times of a group, in hours: first possession scan to delivery. Percentiles are of all parcels: those in flight count for as
/// long as they have been, those lost or sent back as never ending (Kaplan-Meier by weekday); null is "not yet" where status is
/// <c>ok</c>: too few have been delivered to tell, or more than 60 days.
/// </summary>
public sealed record DeliveryTimesRow : ReportRow, IReportRow<DeliveryTimesRow>
{
    public static ReportKind Report => ReportKind.DeliveryTimes;

    public static JsonTypeInfo<DeliveryTimesRow> Json => RowJson.Default.DeliveryTimesRow;

    /// <summary>Parcels delivered, with both ends of the transit known.</summary>
    public required long N { get; init; }

    /// <summary>Parcels in the carrier's hands, neither delivered nor returned.</summary>
    public required long InFlight { get; init; }

    /// <summary>Of the delivered.</summary>
    public double? MeanHours { get; init; }

    public double? P10Hours { get; init; }

    public double? P25Hours { get; init; }

    public double? P50Hours { get; init; }

    public double? P75Hours { get; init; }

    public double? P80Hours { get; init; }

    public double? P85Hours { get; init; }

    public double? P90Hours { get; init; }

    public double? P95Hours { get; init; }

    public double? P97Hours { get; init; }

    public double? P99Hours { get; init; }

    /// <summary>95 % interval of the percentile.</summary>
    public double? P50LowHours { get; init; }

    /// <inheritdoc cref="P50LowHours"/>
    public double? P50HighHours { get; init; }

    /// <inheritdoc cref="P50LowHours"/>
    public double? P90LowHours { get; init; }

    /// <inheritdoc cref="P50LowHours"/>
    public double? P90HighHours { get; init; }

    /// <summary>Percentile of the delivered alone, which is too low while parcels are in flight.</summary>
    public double? DeliveredOnlyP10Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP25Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP50Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP75Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP80Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP85Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP90Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP95Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP97Hours { get; init; }

    /// <inheritdoc cref="DeliveredOnlyP10Hours"/>
    public double? DeliveredOnlyP99Hours { get; init; }

    /// <summary>Parcels delivered that had a promise.</summary>
    public required long Promised { get; init; }

    /// <summary>Of the promised: delivered on the promised date or before. Null below 10.</summary>
    public double? OnTimeShare { get; init; }

    /// <summary>95 % interval of the share.</summary>
    public double? OnTimeLow { get; init; }

    /// <inheritdoc cref="OnTimeLow"/>
    public double? OnTimeHigh { get; init; }
}
