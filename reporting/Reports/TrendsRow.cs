using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// A week of a group, beside the weeks before it. Percentiles as in <see cref="DeliveryTimesRow"/>. Control limits are those of an
/// individuals chart (XmR) over the complete ones of the 12 weeks before: their mean, and 2.66 times the mean difference of neighbours on
/// either side; null below 4 weeks.
/// </summary>
public sealed record TrendsRow : ReportRow, IReportRow<TrendsRow>
{
    public TrendsRow()
    {
    }

    internal TrendsRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.Trends;

    public static JsonTypeInfo<TrendsRow> Json => RowJson.Default.TrendsRow;

    /// <inheritdoc cref="DeliveryTimesRow.N"/>
    public required long N { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.InFlight"/>
    public required long InFlight { get; init; }

    public double? P50Hours { get; init; }

    public double? P90Hours { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.Promised"/>
    public required long Promised { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.OnTimeShare"/>
    public double? OnTimeShare { get; init; }

    /// <summary>Mean of <see cref="P50Hours"/> over the weeks before.</summary>
    public double? CenterHours { get; init; }

    /// <summary>Control limit of <see cref="P50Hours"/>, 0 at least.</summary>
    public double? LowerLimitHours { get; init; }

    /// <summary>Control limit of <see cref="P50Hours"/>.</summary>
    public double? UpperLimitHours { get; init; }

    /// <summary>
    /// <c>slower</c> or <c>faster</c> when <see cref="P50Hours"/> lies outside its limits, else <c>none</c>; null while the week is not
    /// complete, and without a p50 or limits.
    /// </summary>
    public string? Change { get; init; }

    /// <summary>Mean of <see cref="OnTimeShare"/> over the weeks before.</summary>
    public double? OnTimeCenter { get; init; }

    /// <summary>Control limit of <see cref="OnTimeShare"/>, 0 at least.</summary>
    public double? OnTimeLowerLimit { get; init; }

    /// <summary>Control limit of <see cref="OnTimeShare"/>, 1 at most.</summary>
    public double? OnTimeUpperLimit { get; init; }

    /// <summary>The week has ended, in UTC, and less than 5 % of its parcels are in flight.</summary>
    public required bool IsComplete { get; init; }
}
