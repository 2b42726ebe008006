namespace Analytics.Formats.Mapped;

/// <summary>Finds the columns that a map names in a file's header: names trimmed, in any case.</summary>
internal static class ColumnBinding
{
    public static IEnumerable<(int Column, int Slot)> Of(MappingFile map, IReadOnlyList<string> columns) =>
        MapSlots.Of(map).Select(named => (Find(named.Key, named.Name, columns), named.Slot));

    private static int Find(string key, string name, IReadOnlyList<string> columns)
    {
        var found = Enumerable.Range(0, columns.Count)
            .Where(i => columns[i].Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new MappingException(key, $"'{key}' is '{name}', but none of the file's {columns.Count} columns is called that."),
            _ => throw new MappingException(key, $"'{key}' is '{name}', but {found.Count} columns of the file are called that. Rename all but one."),
        };
    }
}
