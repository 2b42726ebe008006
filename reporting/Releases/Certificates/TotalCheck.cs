namespace Analytics.Releases;

/// <summary>The rows of <c>totals</c> against the groups that are told.</summary>
internal sealed class TotalCheck(Certificate certificate, Dictionary<TotalKey, (long Parcels, long Groups)> told)
{
    private readonly GridKeys grid = new(certificate.Dataset.Grid, certificate.Window);
    private readonly Faults faults = new();

    public long Rows { get; private set; }

    /// <exception cref="InvalidDataException">The file cannot be read as the table.</exception>
    public IEnumerable<Finding> Check(string path)
    {
        var table = TotalTable.Of(certificate.Dataset).Table;
        string[]? before = null;
        foreach (var row in CsvTable.Rows(path, table))
        {
            Rows++;
            string[] key = [.. table.Key.Select(row.Text)];
            faults.Note(before is not null && Utf8Order.Instance.Compare(before, key) >= 0, Rows, "A total is not in its place, or stands there twice");
            before = key;
            Check(row);
        }

        return faults.Findings("totals", $"{Plain.Count(Rows)} totals: of the grid, in order, none that tells a group that is held back.");
    }

    private void Check(CsvRow row)
    {
        var margin = certificate.Dataset.Totals.Cast<Margin?>().FirstOrDefault(margin => TotalTable.NameOf(margin!.Value) == row.Text("margin"));
        if (margin is not { } known || row.Text("window") != certificate.Window)
        {
            faults.Note(true, Rows, "A total is not one that the dataset has");
            return;
        }

        var key = new TotalKey(known, row.Text("key"), row.Has("week") ? row.Date("week") : null);
        faults.Note(!grid.Has(key), Rows, "A total is not in the grid");
        var (parcels, groups) = told.GetValueOrDefault(key);
        var heldBack = grid.GroupsOf(known) - groups;
        faults.Note(heldBack == 0 && parcels != row.Count("parcels"), Rows, "A total is not the sum of its groups");

        // Where keys are selected, a group that was not has no count that a difference could tell.
        faults.Note(heldBack == 1 && certificate.Dataset.Privacy.Keys == Keys.Public, Rows, "A total less the groups that are told is the one that is held back");
    }
}
