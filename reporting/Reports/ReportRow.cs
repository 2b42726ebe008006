using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>
/// A row of a report. Every name in JSON and in files is that of the property in snake_case; durations are in the unit of the request
/// and there have it at their end: <c>p50_hours</c>, <c>p50_business_days</c>. Durations have 4 decimals, shares 6; a figure is null where
/// there is too little data (see <see cref="Status"/>) or it is not reached yet.
/// </summary>
public abstract record ReportRow
{
    /// <summary>Value of <see cref="Status"/> when there are too few parcels for figures.</summary>
    public const string InsufficientData = "insufficient data";

    private const string Ok = "ok";

    private protected ReportRow()
    {
    }

    private protected ReportRow(GroupKey key)
    {
        Carrier = key.Carrier;
        Service = key.Service;
        Origin = key.Origin;
        Destination = key.Destination;
        Lane = key.Lane;
        Week = key.Week;
        Month = key.Month;
    }

    /// <summary>Group columns; null unless asked for.</summary>
    public string? Carrier { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public string? Service { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public string? Origin { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public string? Destination { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public string? Lane { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public DateOnly? Week { get; init; }

    /// <inheritdoc cref="Carrier"/>
    public DateOnly? Month { get; init; }

    /// <summary><c>ok</c>, or <see cref="InsufficientData"/> below 10 parcels.</summary>
    public required string Status { get; init; }

    internal static string StatusOf(bool isEnough) => isEnough ? Ok : InsufficientData;
}

/// <summary>A row that belongs to one report.</summary>
public interface IReportRow<TRow>
{
    static abstract ReportKind Report { get; }

    /// <summary>How the row is read from JSON.</summary>
    static abstract JsonTypeInfo<TRow> Json { get; }
}
