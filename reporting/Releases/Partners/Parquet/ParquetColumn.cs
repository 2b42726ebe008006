namespace Analytics.Releases;

/// <summary>A column of a Parquet file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values, or of the elements of its lists, as Spark names it: <c>long</c>.</param>
/// <param name="IsNullable">Whether there may be no value.</param>
/// <param name="IsList">Whether each value is a list.</param>
/// <param name="HasNulls">Whether an element of a list may be missing.</param>
public sealed record ParquetColumn(string Name, string Type, bool IsNullable, bool IsList, bool HasNulls)
{
    /// <summary>The columns that the elements of a schema make, its root being the first.</summary>
    /// <exception cref="ReleaseException">A column is neither a plain value nor a list of them.</exception>
    internal static IReadOnlyList<ParquetColumn> Of(List<ParquetElement> elements)
    {
        var columns = new List<ParquetColumn>();
        for (var at = 1; at < elements.Count;)
        {
            var element = elements[at];
            if (element.Children == 0)
            {
                columns.Add(new ParquetColumn(element.Name, TypeOf(element), element.IsOptional, element.IsRepeated, false));
                at++;
                continue;
            }

            // A list is a group of a repeated group of one element.
            var isList = element is { IsList: true, Children: 1 } && elements[at + 1] is { IsRepeated: true, Children: 1 } && elements[at + 2].Children == 0;
            columns.Add(isList ? new ParquetColumn(element.Name, TypeOf(elements[at + 2]), element.IsOptional, true, elements[at + 2].IsOptional) : throw Unknown(element));
            at += 3;
        }

        return columns;
    }

    // Converted types 11 to 18: unsigned and signed integers of 8, 16, 32 and 64 bits. Spark has no unsigned ones: the next wider is taken.
    private static string TypeOf(ParquetElement element) => element switch
    {
        { Physical: 0 } => "boolean",
        { Physical: 1, IsDate: true } => "date",
        { Physical: 1, Converted: 15 } => "byte",
        { Physical: 1, Converted: 11 or 16 } => "short",
        { Physical: 1, Converted: -1 or 12 or 17 } => "integer",
        { Physical: 1, Converted: 13 } => "long",
        { Physical: 2, Converted: -1 or 18 } => "long",
        { Physical: 2, Converted: 9 or 10 } => "timestamp",
        { Physical: 4 } => "float",
        { Physical: 5 } => "double",
        { Physical: 6, IsText: true } => "string",
        { Physical: 6 } => "binary",
        _ => throw Unknown(element),
    };

    private static ReleaseException Unknown(ParquetElement element) => new($"The column {element.Name} of the Parquet file is of a type that Spark has none for here.");
}
