namespace Analytics.Formats.Mapped;

/// <summary>What a person should check in a proposed map, and what it leaves out.</summary>
internal static class MapDoubts
{
    private const int MostNames = 20;

    public static IEnumerable<MapFinding> Of(MappingFile map, IReadOnlyList<ColumnProfile> times, IReadOnlyList<string> unread)
    {
        if (!map.Fields.ContainsKey(MapField.Carrier))
        {
            yield return Unsure("No column names the carrier. If it is one for the whole file, write \"carrier\": {\"constant\": \"its name\"}.");
        }

        foreach (var country in new[] { MapField.OriginCountry, MapField.DestinationCountry, MapField.ScanCountry })
        {
            if (map.Fields.ContainsKey(country + 1) && !map.Fields.ContainsKey(country))
            {
                yield return Unsure($"'{(country + 1).Info().Name}' has no country beside it. If it is one for the whole file, "
                    + $"write \"{country.Info().Name}\": {{\"constant\": \"US\"}}.");
            }
        }

        foreach (var column in times.Where(column => !column.Times!.HasOffsets))
        {
            yield return Unsure($"The times in '{column.Name}' tell no UTC offset. They are read by the clock of the place; "
                + "set \"zone\" if they are by another one.");
        }

        foreach (var column in times.Where(column => column.Times!.OtherOrder is not null))
        {
            yield return Unsure($"The dates in '{column.Name}' could be '{column.Times!.Pattern}' or '{column.Times.OtherOrder}': "
                + "the first was taken. Check \"times\".");
        }

        if (unread.Count > 0)
        {
            var more = unread.Count > MostNames ? $" and {unread.Count - MostNames} more" : "";
            yield return new MapFinding(FindingKind.LeftOut, $"{unread.Count} columns are not read at all: {string.Join(", ", unread.Take(MostNames))}{more}.");
        }
    }

    private static MapFinding Unsure(string text) => new(FindingKind.Unsure, text);
}
