namespace Analytics.Warehouse;

/// <summary>A column of a table that files are written from.</summary>
/// <param name="Name">Its name in the files.</param>
/// <param name="Type">ClickHouse's type, as in <c>CREATE TABLE</c>: <c>Nullable(Float64)</c>. Part of a statement: never of anything that a user wrote.</param>
public sealed record TableColumn(string Name, string Type);
