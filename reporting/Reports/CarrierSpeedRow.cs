using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// A carrier's transit time beside that of the others in the same group, the fastest first. Percentiles and intervals as in
/// <see cref="DeliveryTimesRow"/>.
/// </summary>
public sealed record CarrierSpeedRow : ReportRow, IReportRow<CarrierSpeedRow>
{
    public CarrierSpeedRow()
    {
    }

    internal CarrierSpeedRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.CarrierSpeed;

    public static JsonTypeInfo<CarrierSpeedRow> Json => RowJson.Default.CarrierSpeedRow;

    /// <inheritdoc cref="DeliveryTimesRow.N"/>
    public required long N { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.InFlight"/>
    public required long InFlight { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.Mean"/>
    [Duration]
    public double? Mean { get; init; }

    [Duration]
    public double? P50 { get; init; }

    [Duration]
    public double? P50Low { get; init; }

    [Duration]
    public double? P50High { get; init; }

    [Duration]
    public double? P90 { get; init; }

    [Duration]
    public double? P90Low { get; init; }

    [Duration]
    public double? P90High { get; init; }

    /// <summary>The percentile that carriers are ranked by: <c>p50</c>.</summary>
    public required string RankedBy { get; init; }

    /// <summary>That percentile.</summary>
    [Duration]
    public double? Ranked { get; init; }

    /// <summary>95 % interval of that percentile.</summary>
    [Duration]
    public double? RankedLow { get; init; }

    /// <inheritdoc cref="RankedLow"/>
    [Duration]
    public double? RankedHigh { get; init; }

    /// <summary>
    /// Place from 1. The fastest carrier leads; those whose interval overlaps the leader's share its rank; the first that does not
    /// leads the next rank, which counts all before it. Null below 30 delivered parcels, or where the percentile is not reached.
    /// </summary>
    public long? Rank { get; init; }

    /// <summary>The best rank that the intervals allow: 1 + the carriers whose interval lies wholly below this one's.</summary>
    public long? RankLow { get; init; }

    /// <summary>The worst rank that they allow: the ranked carriers less those whose interval lies wholly above this one's.</summary>
    public long? RankHigh { get; init; }
}
