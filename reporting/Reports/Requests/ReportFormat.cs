namespace Analytics.Reports;

/// <summary>What a report comes as.</summary>
public enum ReportFormat
{
    /// <summary>For people, made from the rows by whoever shows it; the others are bytes.</summary>
    Table,

    /// <summary>One array of objects. Numbers are numbers, dates <c>yyyy-MM-dd</c>, instants ISO 8601 in UTC.</summary>
    Json,

    /// <summary>RFC 4180 with a header; an empty field is no figure.</summary>
    Csv,

    /// <summary>Apache Parquet, compressed with Snappy.</summary>
    Parquet,

    /// <summary>Apache Arrow IPC file (Feather version 2), not compressed.</summary>
    Arrow,
}
