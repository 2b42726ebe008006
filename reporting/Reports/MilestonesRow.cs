using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>Time in one leg of the way, in the unit of the request. Percentiles as in <see cref="DeliveryTimesRow"/>, with parcels that are in the leg as those in flight.</summary>
public sealed record MilestonesRow : ReportRow, IReportRow<MilestonesRow>
{
    public MilestonesRow()
    {
    }

    internal MilestonesRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.Milestones;

    public static JsonTypeInfo<MilestonesRow> Json => RowJson.Default.MilestonesRow;

    /// <summary>Name of the leg, as in <see cref="MetricDefinitions"/>; the legs of a group are in the order of the way.</summary>
    public required string Leg { get; init; }

    /// <summary>Parcels that have left the leg.</summary>
    public required long N { get; init; }

    /// <summary>Parcels that are in the leg.</summary>
    public required long InFlight { get; init; }

    /// <summary>Of those that have left.</summary>
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
}
