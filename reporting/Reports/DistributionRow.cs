using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// One bin of a group's transit times; bins without parcels have no row. All rows of an answer have bins of the same width, at most 100 of
/// them up to the time in which 99 % of all were delivered. A group of fewer than 10 has one row, without bounds.
/// </summary>
public sealed record DistributionRow : ReportRow, IReportRow<DistributionRow>
{
    public DistributionRow()
    {
    }

    internal DistributionRow(GroupKey key)
        : base(key)
    {
    }

    public static ReportKind Report => ReportKind.Distribution;

    public static JsonTypeInfo<DistributionRow> Json => RowJson.Default.DistributionRow;

    /// <summary>Where the bin begins.</summary>
    public double? FromHours { get; init; }

    /// <summary>Where the next one begins; null in the last bin, which holds whatever took longer.</summary>
    public double? ToHours { get; init; }

    /// <summary>Parcels delivered in that time.</summary>
    public required long N { get; init; }

    /// <summary>Of the delivered of the group.</summary>
    public double? Share { get; init; }
}
