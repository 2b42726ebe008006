namespace Analytics.Formats.Mapped;

/// <summary>What the keys of a map must be together.</summary>
internal static class MappingRules
{
    public static void Check(MappingFile map)
    {
        Require(map.Fields.ContainsKey(MapField.Number), "fields.number", "is missing. Every parcel needs its tracking number.");
        CheckLayout(map);
        CheckConstants(map);
        CheckTimes(map);
        if (map.Input == MapInput.Json)
        {
            JsonScopes.Of(map);
        }
    }

    private static void CheckLayout(MappingFile map)
    {
        var perParcel = map.HasRowPerParcel;
        foreach (var field in map.Fields.Keys.Where(field => field.Info().IsOfScan))
        {
            Require(!perParcel, Key(field), "belongs to one event, but with 'milestone_columns' each row is a whole parcel. Keep one of the two.");
        }

        if (perParcel)
        {
            Require(map.Milestones.Count == 0, "milestones", "gives the meaning of 'fields.event', which 'milestone_columns' rules out. Keep one of the two.");
            return;
        }

        Require(map.Fields.ContainsKey(MapField.Time), "fields.time", "is missing. Name the column of the event's time, or use 'milestone_columns'.");
        Require(map.Fields.ContainsKey(MapField.Event), "fields.event", "is missing. Name the column that tells what happened, or use 'milestone_columns'.");
        Require(map.Milestones.Count > 0, "milestones", "is missing. It says which milestone each text of 'fields.event' is.");
    }

    private static void CheckConstants(MappingFile map)
    {
        foreach (var (field, value) in map.Fields)
        {
            if (value.Constant is not { } constant)
            {
                continue;
            }

            var utf8 = System.Text.Encoding.UTF8.GetBytes(constant);
            Require(!field.IsCountry() || Countries.TryRead(utf8, out _), Key(field),
                $"is the constant '{constant}', which is no country. Allowed: an ISO 3166 code or an English name.");
            Require(!field.IsRegion() || RegionCode.TryFind(utf8, out _), Key(field),
                $"is the constant '{constant}'. Allowed: a code of up to 3 letters or digits.");
        }
    }

    private static void CheckTimes(MappingFile map)
    {
        foreach (var (first, second) in map.Times.SelectMany((one, i) => map.Times.Skip(i + 1).Select(other => (one, other))))
        {
            Require(!first.IsOtherOrderOf(second), "times",
                $"holds '{first}' and '{second}', which read the same text in two ways. Keep the one that the file is written in.");
        }

        Require(!map.PromiseIsDate || map.Fields.ContainsKey(MapField.Promise), "promise_is", "says how 'fields.promise' is read, which is missing.");
    }

    private static string Key(MapField field) => "fields." + field.Info().Name;

    private static void Require(bool holds, string key, string problem)
    {
        if (!holds)
        {
            throw new MappingException(key, $"'{key}' {problem}");
        }
    }
}
