namespace Analytics.Releases;

/// <summary>A row of <c>groups</c> as an attacker reads it.</summary>
/// <param name="Row">Its cells.</param>
/// <param name="Key">Its names.</param>
/// <param name="Group">The number of its group; -1 where the grid has none of these names.</param>
/// <param name="Parcels">As it is told.</param>
internal readonly record struct AttackedRow(CsvRow Row, GroupKey Key, int Group, long Parcels)
{
    public static AttackedRow Of(CsvRow row, GridNumbers numbers)
    {
        var key = new GroupKey(
            row.Text("carrier"), row.Has("service") ? row.Text("service") : null, new Lane(row.Text("origin"), row.Text("destination")), row.Has("week") ? row.Date("week") : null);
        return new(row, key, numbers[key], row.Count("parcels"));
    }
}
