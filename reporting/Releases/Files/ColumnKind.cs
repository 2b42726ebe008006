namespace Analytics.Releases;

/// <summary>What the values of a column are, as each format and standard names it.</summary>
/// <param name="ClickHouse">The engine's type.</param>
/// <param name="Frictionless">The type of a field in a Table Schema.</param>
/// <param name="Croissant">The data type of a field in Croissant.</param>
/// <param name="LogicalType">The logical type in a data contract.</param>
/// <param name="Spark">The type in a schema of Spark and Delta; of an array, that of its elements.</param>
public sealed record ColumnKind(string ClickHouse, string Frictionless, string Croissant, string LogicalType, string Spark)
{
    public static ColumnKind Text { get; } = new("String", "string", "sc:Text", "string", "string");

    /// <summary>A month as <c>2026-08</c>: text in files.</summary>
    public static ColumnKind Month { get; } = new("String", "yearmonth", "sc:Text", "string", "string");

    public static ColumnKind Date { get; } = new("Date32", "date", "sc:Date", "date", "date");

    /// <summary>64 bits, signed.</summary>
    public static ColumnKind Count { get; } = new("Int64", "integer", "sc:Integer", "integer", "long");

    /// <summary>64 bits, binary.</summary>
    public static ColumnKind Number { get; } = new("Float64", "number", "sc:Float", "number", "double");

    /// <summary>Several counts; in CSV as a JSON array.</summary>
    public static ColumnKind Counts { get; } = new("Array(Int64)", "array", "sc:Integer", "array", "long");

    public bool IsArray => this == Counts;
}
