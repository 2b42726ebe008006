namespace Analytics.Releases;

/// <summary>A table of a release: the one model that its files and every metadata are written from.</summary>
/// <param name="Name">Its files are named so: <c>groups.parquet</c>.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">In the order that they have in every file; those that name a row come first.</param>
public sealed record DatasetTable(string Name, string Description, IReadOnlyList<DatasetColumn> Columns)
{
    /// <summary>Names of the columns that name a row, in the order that rows are sorted by.</summary>
    public IReadOnlyList<string> Key => [.. Columns.Where(column => column.IsKey).Select(column => column.Name)];

    /// <summary>The tables of a dataset: its groups, and its totals where it has any.</summary>
    public static IReadOnlyList<DatasetTable> Of(DatasetDefinition dataset) =>
        dataset.Totals.Count == 0 ? [GroupTable.Of(dataset).Table] : [GroupTable.Of(dataset).Table, TotalTable.Of(dataset).Table];
}
