namespace Analytics.Warehouse;

/// <summary>How far the loading of a file has come.</summary>
/// <param name="Fingerprint">Which file: 64 hex digits.</param>
public sealed record LoadProgress(string Fingerprint)
{
    /// <summary>Bytes of the file that are done, counted before decompression or after, as the loader does.</summary>
    public long PositionBytes { get; init; }

    /// <summary>Lines of the file that are done.</summary>
    public long PositionLine { get; init; }

    /// <summary>Pushes that are done: kept, rejected and withheld together.</summary>
    public long Pushes { get; init; }

    public long Kept { get; init; }

    /// <summary>Scans of the kept pushes, repeats included.</summary>
    public long Scans { get; init; }

    public long Rejected { get; init; }

    public long Withheld { get; init; }

    /// <summary>Rejected and withheld pushes by the name of their reason.</summary>
    public IReadOnlyDictionary<string, long> CountByReason { get; init; } = new Dictionary<string, long>();

    /// <summary>Whether the file has been read to its end.</summary>
    public bool Done { get; init; }
}
