namespace Analytics.Warehouse;

/// <summary>What is known of ClickHouse's output formats.</summary>
internal static class OutputFormats
{
    private static readonly HashSet<string> OfRowsAlone = new(StringComparer.OrdinalIgnoreCase)
    {
        "CSV", "JSONEachRow", "JSONLines", "NDJSON", "JSONCompactEachRow", "JSONStringsEachRow", "JSONCompactStringsEachRow", "LineAsString",
        "MsgPack", "Native", "Null", "RowBinary", "TabSeparated", "TabSeparatedRaw", "TSV", "TSVRaw", "TSKV",
    };

    /// <summary>
    /// Whether results in this format can be put one behind the other: rows and nothing else, no head, no foot, no numbering.
    /// False where it is not known.
    /// </summary>
    public static bool IsOfRowsAlone(string format) => OfRowsAlone.Contains(format);
}
