using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// How much one provider told of a group. A parcel that several providers told of counts with each. Scans that were withdrawn do not
/// count. Shares are null below 10.
/// </summary>
public sealed record CoverageRow : ReportRow, IReportRow<CoverageRow>
{
    public static ReportKind Report => ReportKind.Coverage;

    public static JsonTypeInfo<CoverageRow> Json => RowJson.Default.CoverageRow;

    public required string Provider { get; init; }

    public required long Parcels { get; init; }

    /// <summary>Of the parcels: delivered, whichever provider told so.</summary>
    public required long Delivered { get; init; }

    /// <inheritdoc cref="DeliveryTimesRow.InFlight"/>
    public required long InFlight { get; init; }

    public required long Scans { get; init; }

    public required DateTimeOffset FirstScanAt { get; init; }

    public required DateTimeOffset LastScanAt { get; init; }

    /// <summary>Of the parcels: those with a promised date.</summary>
    public double? WithPromiseShare { get; init; }

    /// <summary>Of the scans: times with an offset from UTC.</summary>
    public double? OffsetShare { get; init; }

    /// <summary>Of the scans: times in UTC.</summary>
    public double? UtcShare { get; init; }

    /// <summary>Of the scans: local times whose zone was told from the place.</summary>
    public double? ZonedShare { get; init; }

    /// <summary>Of the scans: local times of unknown zone.</summary>
    public double? LocalShare { get; init; }

    /// <summary>Of the delivered: those without a pickup scan of this provider.</summary>
    public double? NoPickupShare { get; init; }

    /// <summary>Of the delivered: those without an out-for-delivery scan of this provider.</summary>
    public double? NoOutForDeliveryShare { get; init; }
}
