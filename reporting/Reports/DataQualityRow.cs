using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// How much the figures of a group can be trusted. Scans that were withdrawn do not count, and a scan that was told twice counts once.
/// Shares are null below 10.
/// </summary>
public sealed record DataQualityRow : ReportRow, IReportRow<DataQualityRow>
{
    public DataQualityRow()
    {
    }

    internal DataQualityRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.DataQuality;

    public static JsonTypeInfo<DataQualityRow> Json => RowJson.Default.DataQualityRow;

    public required long Parcels { get; init; }

    public required long Scans { get; init; }

    /// <summary>Of the scans: those whose latency is known. Neither time may be unknown, and none be told before it came to pass.</summary>
    public required long ScansSeen { get; init; }

    /// <summary>
    /// Time from a scan to the provider's first snapshot that tells of it, in minutes: a percentile of <see cref="ScansSeen"/>; null below 10
    /// of them, and beyond 60 days.
    /// </summary>
    public double? ScanLatencyP50Minutes { get; init; }

    /// <inheritdoc cref="ScanLatencyP50Minutes"/>
    public double? ScanLatencyP90Minutes { get; init; }

    /// <summary>Of the delivered: those without a pickup scan.</summary>
    public double? MissingPickupShare { get; init; }

    /// <summary>Of the delivered: those without an out-for-delivery scan.</summary>
    public double? MissingOutForDeliveryShare { get; init; }

    /// <summary>Of the delivered: those without a scan of their information received.</summary>
    public double? MissingInfoReceivedShare { get; init; }

    /// <summary>Of the scans: local times of unknown zone.</summary>
    public double? LocalClockShare { get; init; }

    /// <summary>Of the delivered: those whose possession and delivery were told by clocks that cannot be compared.</summary>
    public double? MixedClocksShare { get; init; }

    /// <summary>Of the scans: those whose status says nothing of the way (milestone <c>Other</c>).</summary>
    public double? UnknownStatusShare { get; init; }
}
