namespace Analytics.Formats.Mapped;

/// <summary>Every column or path that a map names, with the slot of its value and the map's key for messages.</summary>
internal static class MapSlots
{
    public static IEnumerable<(string Key, string Name, int Slot)> Of(MappingFile map)
    {
        foreach (var (field, value) in map.Fields)
        {
            foreach (var column in value.Columns)
            {
                yield return ("fields." + field.Info().Name, column, (int)field);
            }
        }

        foreach (var (milestone, column) in map.MilestoneColumns)
        {
            yield return ($"{MapFields.MilestoneColumns}.{milestone}", column, RowDecoder.SlotOf(map, milestone));
        }
    }
}
