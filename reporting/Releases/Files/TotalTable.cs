using Analytics.Warehouse;
using Written = (Analytics.Releases.DatasetColumn Column, System.Action<Analytics.Warehouse.RowBinaryWriter, Analytics.Releases.ReleasedTotal> Write);

namespace Analytics.Releases;

/// <summary>The table <c>totals</c>: parcels of each carrier or lane over all groups of the grid.</summary>
internal static class TotalTable
{
    public const string Name = "totals";

    /// <inheritdoc cref="GroupTable.Of"/>
    public static TableOf<ReleasedTotal> Of(DatasetDefinition dataset, Window window = default)
    {
        var month = window.ToString();
        return TableOf<ReleasedTotal>.Make(
            Name,
            "Totals over all groups of the grid that share a carrier or a lane, those that are not told too: sums of the same counts with noise.",
            [
                Key("window", ColumnKind.Month, "The window, as in groups.", (rows, _) => rows.Text(month)),
                .. Weeks(dataset),
                Key("margin", ColumnKind.Text, "What the groups share: carrier or lane.", (rows, total) => rows.Text(NameOf(total.Margin))),
                Key("key", ColumnKind.Text, "The carrier, or the lane as origin-destination.", (rows, total) => rows.Text(total.Key)),
                (new("parcels", ColumnKind.Count, "Parcels delivered, with noise; may be negative.") { Unit = "parcels" }, (rows, total) => rows.Int64(total.Parcels)),
            ]);
    }

    /// <summary>As it stands in files.</summary>
    public static string NameOf(Margin margin) => margin == Margin.Carrier ? "carrier" : "lane";

    private static IEnumerable<Written> Weeks(DatasetDefinition dataset) => dataset.Grid.Period != Period.Week ? [] :
    [
        Key("week", ColumnKind.Date, "The ISO week, by its Monday.", (rows, total) => rows.Date(total.Week!.Value)),
    ];

    private static Written Key(string name, ColumnKind kind, string description, Action<RowBinaryWriter, ReleasedTotal> write) =>
        (new(name, kind, description) { IsKey = true }, write);
}
