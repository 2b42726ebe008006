namespace Analytics.Formats.Mapped;

/// <summary>
/// Which objects of a JSON message are parcels and which are events. A path is names joined by dots, <c>[]</c> behind a name
/// for each element of a list: the parcel is the innermost list element around its number, the event the one around its time.
/// </summary>
internal sealed record JsonScopes(string Parcel, string Scan)
{
    public static JsonScopes Of(MappingFile map)
    {
        foreach (var (key, path) in map.Fields.SelectMany(field => field.Value.Columns.Select(path => (KeyOf(field.Key), path)))
            .Concat(map.MilestoneColumns.Select(column => (KeyOf(column.Key), column.Value))))
        {
            CheckPath(key, path);
        }

        var parcel = ListAround(map.Fields[MapField.Number].Columns[0]);
        var scan = map.HasRowPerParcel ? parcel : ListAround(map.Fields[MapField.Time].Columns[0]);
        if (!IsWithin(scan, parcel))
        {
            throw Misplaced(KeyOf(MapField.Time), $"must lie in {Describe(parcel)} too, as 'fields.number' does.");
        }

        foreach (var (field, value) in map.Fields)
        {
            foreach (var path in value.Columns)
            {
                CheckPlace(field, ListAround(path), parcel, scan);
            }
        }

        foreach (var (milestone, path) in map.MilestoneColumns.Where(column => ListAround(column.Value) != parcel))
        {
            throw Misplaced(KeyOf(milestone), $"must lie in {Describe(parcel)}, as 'fields.number' does.");
        }

        return new JsonScopes(parcel, scan);
    }

    private static void CheckPlace(MapField field, string list, string parcel, string scan)
    {
        var info = field.Info();
        if (info.IsOfScan && list != scan)
        {
            throw Misplaced(KeyOf(field), $"must lie in {Describe(scan)}, as 'fields.time' does.");
        }

        if (!info.IsOfScan && list != parcel && !(info.MayBeSeveral && IsWithin(list, parcel)))
        {
            throw Misplaced(KeyOf(field), $"must lie in {Describe(parcel)}, as 'fields.number' does.");
        }
    }

    private static void CheckPath(string key, string path)
    {
        var isPath = path.Split('.').All(part => part.Replace("[]", "", StringComparison.Ordinal) is { Length: > 0 } name
            && !name.Contains('[') && !name.Contains(']') && part.StartsWith(name, StringComparison.Ordinal));
        if (!isPath || path.EndsWith("[]", StringComparison.Ordinal))
        {
            throw new MappingException(key,
                $"'{key}' is '{path}'. A path is names joined by dots, with [] behind the name of a list, as in events[].time.");
        }
    }

    private static bool IsWithin(string list, string outer) => list.StartsWith(outer, StringComparison.Ordinal);

    /// <summary>The innermost list around a path; "" outside every list.</summary>
    public static string ListAround(string path) => path[..(path.LastIndexOf("[]", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)];

    private static string Describe(string list) => list.Length == 0 ? "the object itself, outside every list" : $"the list '{list}'";

    private static string KeyOf(MapField field) => "fields." + field.Info().Name;

    private static string KeyOf(Milestone milestone) => $"{MapFields.MilestoneColumns}.{milestone}";

    private static MappingException Misplaced(string key, string problem) => new(key, $"'{key}' {problem}");
}
