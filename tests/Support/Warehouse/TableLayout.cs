using System.Text.RegularExpressions;

namespace Analytics.Support.Warehouse;

/// <summary>A column that an insert fills.</summary>
public sealed record Column(string Name, ColumnType Type);

/// <summary>A table as the schema declares it: its columns in order, and the key that its rows are merged by.</summary>
public sealed partial record TableLayout(string Table, IReadOnlyList<Column> Columns, IReadOnlyList<string> Key)
{
    private static readonly Dictionary<string, TableLayout> All = Parse(SchemaText.All).ToDictionary(layout => layout.Table);

    /// <exception cref="KeyNotFoundException">The schema has no such table.</exception>
    public static TableLayout Of(string table) => All[table];

    /// <exception cref="KeyNotFoundException">The table has no such column.</exception>
    public ColumnType TypeOf(string column) =>
        Columns.FirstOrDefault(known => known.Name == column)?.Type ?? throw new KeyNotFoundException($"{Table} has no column {column}.");

    /// <summary>Reads every <c>CREATE TABLE</c> that lists its columns.</summary>
    private static IEnumerable<TableLayout> Parse(string schema)
    {
        foreach (Match table in Declaration().Matches(schema))
        {
            var end = schema.IndexOf(';', table.Index);
            var statement = schema[table.Index..end];
            var body = statement[table.Length..statement.IndexOf("ENGINE", StringComparison.Ordinal)].Trim().TrimEnd(')');
            var key = Partition().Match(statement).Groups["key"].Value + "," + Order().Match(statement).Groups["key"].Value.Trim('(', ')');
            yield return new TableLayout(
                table.Groups["name"].Value,
                [.. SchemaText.SplitTopLevel(body).Where(text => !IsComputed(text)).Concat(Added(schema, table.Groups["name"].Value)).Select(ParseColumn)],
                key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>Columns that came to a table later.</summary>
    private static IEnumerable<string> Added(string schema, string table) =>
        Addition().Matches(schema).Where(column => column.Groups["table"].Value == table).Select(column => column.Groups["column"].Value);

    // Filled by the engine, never by an insert.
    private static bool IsComputed(string column) => column.Contains(" MATERIALIZED ", StringComparison.Ordinal);

    private static Column ParseColumn(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return new Column(text[..blank], ColumnType.Parse(text[blank..].Trim()));
    }

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>\w+)\s*\(")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"ALTER TABLE (?<table>\w+) ADD COLUMN (IF NOT EXISTS )?(?<column>\w+ .+?) DEFAULT ")]
    private static partial Regex Addition();

    [GeneratedRegex(@"PARTITION BY (?<key>\w+)")]
    private static partial Regex Partition();

    [GeneratedRegex(@"\n\s*ORDER BY (?<key>\([^)]*\)|\w+)")]
    private static partial Regex Order();
}
