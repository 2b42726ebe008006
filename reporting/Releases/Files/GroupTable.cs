using Analytics.Warehouse;
using Written = (Analytics.Releases.DatasetColumn Column, System.Action<Analytics.Warehouse.RowBinaryWriter, Analytics.Releases.ReleasedGroup> Write);

namespace Analytics.Releases;

/// <summary>The table <c>groups</c>: a row for each group that is told.</summary>
internal static class GroupTable
{
    public const string Name = "groups";

    private const string Hours = "hours";

    /// <param name="dataset">The dataset.</param>
    /// <param name="window">Of the rows; none where only the model is asked for.</param>
    public static TableOf<ReleasedGroup> Of(DatasetDefinition dataset, Window window = default)
    {
        var month = window.ToString();
        return TableOf<ReleasedGroup>.Make(
            Name,
            "A row for each group of parcels that is told. All figures are computed from counts with noise added to them.",
            [
                Key("window", ColumnKind.Month, "The window: the weeks whose Mondays lie in this month, as yyyy-MM.", (rows, _) => rows.Text(month)),
                .. Weeks(dataset),
                Key("carrier", ColumnKind.Text, "The carrier, by its name in small letters.", (rows, group) => rows.Text(group.Key.Carrier)),
                .. Services(dataset),
                Key("origin", ColumnKind.Text, "The country that parcels come from, ISO 3166-1 alpha-2.", (rows, group) => rows.Text(group.Key.Lane.Origin)),
                Key("destination", ColumnKind.Text, "The country that parcels go to, ISO 3166-1 alpha-2.", (rows, group) => rows.Text(group.Key.Lane.Destination)),
                Count("parcels", "Parcels delivered, with noise: the sum of on_time, late and unpromised.", group => group.Parcels),
                Figure("mean_hours", Hours, "The mean time from hand-over to delivery; those of the open last bin count at its edge.", group => group.MeanHours),
                Figure("p50_hours", Hours, "Half of the parcels took no longer; empty where that lies in the open last bin.", group => group.P50Hours),
                Figure("p80_hours", Hours, "Four in five parcels took no longer; empty as p50_hours.", group => group.P80Hours),
                Figure("p90_hours", Hours, "Nine in ten parcels took no longer; empty as p50_hours.", group => group.P90Hours),
                Figure("on_time_share", "share from 0 to 1", "The share that came by the day promised, of those with a promise; empty without any.", group => group.OnTimeShare),
                Count("on_time", "Parcels delivered by the day promised, with noise; may be negative.", group => group.Promises[0]),
                Count("late", "Parcels delivered after the day promised, with noise; may be negative.", group => group.Promises[1]),
                Count("unpromised", "Parcels delivered without a promise, with noise; may be negative.", group => group.Promises[2]),
                (new("durations", ColumnKind.Counts, Bins(dataset.Bins)) { Unit = "parcels" }, WriteDurations),
            ]);
    }

    private static IEnumerable<Written> Weeks(DatasetDefinition dataset) => dataset.Grid.Period != Period.Week ? [] :
    [
        Key("week", ColumnKind.Date, "The ISO week that the parcels belong to, by its Monday.", (rows, group) => rows.Date(group.Key.Week!.Value)),
    ];

    private static IEnumerable<Written> Services(DatasetDefinition dataset) => dataset.Grid.Services.Count == 0 ? [] :
    [
        Key("service", ColumnKind.Text, "The service, as the carrier names it.", (rows, group) => rows.Text(group.Key.Service)),
    ];

    private static string Bins(DurationBins bins) =>
        $"Parcels by duration, with noise; each may be negative. Bins begin at {string.Join(", ", bins.Edges.Select(Plain.Number))} hours; the last is open.";

    private static Written Key(string name, ColumnKind kind, string description, Action<RowBinaryWriter, ReleasedGroup> write) =>
        (new(name, kind, description) { IsKey = true }, write);

    private static Written Count(string name, string description, Func<ReleasedGroup, long> value) =>
        (new(name, ColumnKind.Count, description) { Unit = "parcels" }, (rows, group) => rows.Int64(value(group)));

    private static Written Figure(string name, string unit, string description, Func<GroupFigures, double?> value) =>
        (new(name, ColumnKind.Number, description) { Unit = unit, IsNullable = true }, (rows, group) => rows.NullableDouble(value(group.Figures)));

    private static void WriteDurations(RowBinaryWriter rows, ReleasedGroup group)
    {
        rows.VarUInt((uint)group.Durations.Count);
        foreach (var count in group.Durations)
        {
            rows.Int64(count);
        }
    }
}
