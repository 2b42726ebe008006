namespace Analytics.Formats.Mapped;

/// <summary>Readers of mapped sources: whatever a map describes.</summary>
public static class MappedReader
{
    /// <summary>What <c>--format</c> takes and the field policy is filed under.</summary>
    public const string FormatName = "mapped";

    /// <summary>A reader for one worker.</summary>
    /// <param name="map">How the source is written.</param>
    /// <param name="columns">The columns of its header line; empty for JSON.</param>
    /// <param name="policy">The field policy of the mapped format: which of a map's fields may be read.</param>
    /// <exception cref="MappingException">The map names a column that is not there, or a field that may not be read.</exception>
    public static IPushReader Create(MappingFile map, IReadOnlyList<string> columns, IEnumerable<FieldRule> policy)
    {
        CheckPolicy(map, policy.ToDictionary(rule => rule.Path, rule => rule.Field));
        return map.Input == MapInput.Json ? new ObjectReader(map) : new RowReader(map, columns);
    }

    private static void CheckPolicy(MappingFile map, Dictionary<string, Field> allowed)
    {
        foreach (var info in map.Fields.Keys.Select(field => field.Info()).Where(info => allowed.GetValueOrDefault(info.Name) != info.Field))
        {
            throw Refuse("fields." + info.Name);
        }

        if (map.HasRowPerParcel && allowed.GetValueOrDefault(MapFields.MilestoneColumns) != Field.Time)
        {
            throw Refuse(MapFields.MilestoneColumns);
        }
    }

    private static MappingException Refuse(string key) =>
        new(key, $"'{key}' is a field that the field policy does not allow to be read. Take it out of the map.");
}
