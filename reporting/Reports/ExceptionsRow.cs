using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// What went wrong on the way. Shares are of <see cref="Parcels"/> unless they say otherwise, with 95 % intervals (Wilson); null below 10.
/// </summary>
public sealed record ExceptionsRow : ReportRow, IReportRow<ExceptionsRow>
{
    public static ReportKind Report => ReportKind.Exceptions;

    public static JsonTypeInfo<ExceptionsRow> Json => RowJson.Default.ExceptionsRow;

    public required long Parcels { get; init; }

    public required long Delivered { get; init; }

    /// <summary>Parcels with an attempt to deliver: delivered, failed, or ready for pickup.</summary>
    public required long Attempted { get; init; }

    /// <summary>With an exception, a delay, damage or a loss told.</summary>
    public double? ExceptionShare { get; init; }

    public double? ExceptionShareLow { get; init; }

    public double? ExceptionShareHigh { get; init; }

    /// <summary>Of <see cref="Attempted"/>: delivered with no failed attempt before.</summary>
    public double? FirstAttemptSuccess { get; init; }

    public double? FirstAttemptSuccessLow { get; init; }

    public double? FirstAttemptSuccessHigh { get; init; }

    /// <summary>Neither delivered nor sent back, and without a scan for 30 whole days (UTC).</summary>
    public double? LostShare { get; init; }

    public double? LostShareLow { get; init; }

    public double? LostShareHigh { get; init; }

    /// <summary>Sent back, whether delivered to someone since or not.</summary>
    public double? ReturnShare { get; init; }

    public double? ReturnShareLow { get; init; }

    public double? ReturnShareHigh { get; init; }

    /// <summary>Told to be damaged.</summary>
    public double? DamageShare { get; init; }

    public double? DamageShareLow { get; init; }

    public double? DamageShareHigh { get; init; }
}
