using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// Whether the original promise was kept, by dates in the destination's local time. Shares are of <see cref="N"/> unless they say
/// otherwise, and null below 10.
/// </summary>
public sealed record OnTimeRow : ReportRow, IReportRow<OnTimeRow>
{
    public static ReportKind Report => ReportKind.OnTime;

    public static JsonTypeInfo<OnTimeRow> Json => RowJson.Default.OnTimeRow;

    /// <summary>Parcels delivered that had a promise.</summary>
    public required long N { get; init; }

    /// <summary>Delivered on the promised date or before.</summary>
    public double? OnTimeShare { get; init; }

    /// <summary>95 % interval of <see cref="OnTimeShare"/> (Wilson).</summary>
    public double? OnTimeLow { get; init; }

    /// <inheritdoc cref="OnTimeLow"/>
    public double? OnTimeHigh { get; init; }

    /// <summary>Delivered at most one day late.</summary>
    [JsonPropertyName("within_1_day_share")]
    public double? Within1DayShare { get; init; }

    /// <summary>Delivered at most two days late.</summary>
    [JsonPropertyName("within_2_days_share")]
    public double? Within2DaysShare { get; init; }

    /// <summary>Delivered at most three days late.</summary>
    [JsonPropertyName("within_3_days_share")]
    public double? Within3DaysShare { get; init; }

    /// <summary>Delivered more than one day early.</summary>
    public double? EarlyShare { get; init; }

    /// <summary>Those of <see cref="N"/> that had a time of day promised.</summary>
    public required long TimedPromises { get; init; }

    /// <summary>Of <see cref="TimedPromises"/>: delivered after the promised instant.</summary>
    public double? LateByTimeShare { get; init; }
}
