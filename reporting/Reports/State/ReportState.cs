using System.Text.Json.Serialization;

namespace Analytics.Reports;

/// <summary>What reports were made from, at an instant.</summary>
public sealed record ReportState
{
    // Reports that the kept cells answer alone, for any instant that their last scan is not after.
    private static readonly HashSet<ReportKind> OfCellsAlone =
    [
        ReportKind.DeliveryTimes, ReportKind.CarrierSpeed, ReportKind.OnTime, ReportKind.Milestones, ReportKind.Exceptions, ReportKind.Trends,
        ReportKind.Distribution,
    ];

    [JsonConstructor]
    internal ReportState(string cells, string facts, long cellsAt, long lastScan)
    {
        Cells = cells;
        Facts = facts;
        CellsAt = cellsAt;
        LastScan = lastScan;
    }

    /// <summary>When the last scan happened that the cells know of; null where they know none.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastScanAt => Instant(LastScan);

    /// <summary>When the cells were last written; null where there are none.</summary>
    [JsonIgnore]
    public DateTimeOffset? CellsWrittenAt => Instant(CellsAt);

    /// <summary>A short text that is another one after any change to the cells.</summary>
    [JsonInclude]
    public string Cells { get; }

    [JsonInclude]
    internal string Facts { get; }

    [JsonInclude]
    internal long CellsAt { get; }

    [JsonInclude]
    internal long LastScan { get; }

    /// <summary>A short text that is another one after any change to what the report is made from.</summary>
    /// <param name="dated">The request, with its instant.</param>
    public string VersionFor(ReportRequest dated) =>
        OfCellsAlone.Contains(dated.Report) && dated.AsOf?.ToUnixTimeSeconds() >= LastScan ? Cells : Cells + Facts;

    private static DateTimeOffset? Instant(long second) => second > 0 ? DateTimeOffset.FromUnixTimeSeconds(second) : null;
}
