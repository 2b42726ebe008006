namespace Analytics.Releases;

/// <summary>The rows of <c>groups</c>, one by one, against the certificate.</summary>
internal sealed class GroupCheck(Certificate certificate, VerifierRules rules)
{
    private readonly DatasetDefinition dataset = certificate.Dataset;
    private readonly GridKeys grid = new(certificate.Dataset.Grid, certificate.Window);
    private readonly Faults faults = new();

    /// <summary>What the totals must come to: the parcels and the number of the groups that are told, by margin, key and week.</summary>
    public Dictionary<TotalKey, (long Parcels, long Groups)> Told { get; } = [];

    public long Rows { get; private set; }

    /// <exception cref="InvalidDataException">The file cannot be read as the table.</exception>
    public IEnumerable<Finding> Check(string path)
    {
        var table = GroupTable.Of(dataset).Table;
        string[]? before = null;
        foreach (var row in CsvTable.Rows(path, table))
        {
            Rows++;
            string[] key = [.. table.Key.Select(row.Text)];
            var order = before is null ? -1 : Utf8Order.Instance.Compare(before, key);
            faults.Note(order > 0, Rows, "A row is not in its place");
            faults.Note(order == 0, Rows, "A group stands there twice");
            before = key;
            Check(row);
        }

        return faults.Findings("rows", $"{Plain.Count(Rows)} groups: in the grid, at or above the threshold, in order, none twice, figures as computed from their counts.");
    }

    private void Check(CsvRow row)
    {
        var week = row.Has("week") ? row.Date("week") : (DateOnly?)null;
        var service = row.Has("service") ? row.Text("service") : null;
        var key = new GroupKey(row.Text("carrier"), service, new Lane(row.Text("origin"), row.Text("destination")), week);
        faults.Note(row.Text("window") != certificate.Window || !grid.Has(key), Rows, "A group is not in the grid");

        long[] promises = [row.Count("on_time"), row.Count("late"), row.Count("unpromised")];
        var (parcels, durations) = (row.Count("parcels"), row.Counts("durations"));
        faults.Note(parcels != promises.Sum(), Rows, "Parcels are not the sum of their counts");
        faults.Note(parcels < certificate.Threshold.LeastParcels, Rows, "A group is below the threshold");
        faults.Note(durations.Count != dataset.Bins.Count, Rows, "The bins are not those of the dataset");
        if (durations.Count == dataset.Bins.Count)
        {
            var figures = new GroupFigures(row.Number("mean_hours"), row.Number("p50_hours"), row.Number("p80_hours"), row.Number("p90_hours"), row.Number("on_time_share"));
            faults.Note(figures != rules.Figures(promises, durations, dataset.Bins), Rows, "Figures are not those of the counts");
        }

        foreach (var margin in dataset.Totals)
        {
            var total = new TotalKey(margin, margin == Margin.Carrier ? key.Carrier : key.Lane.ToString(), week);
            var (sum, groups) = Told.GetValueOrDefault(total);
            Told[total] = (sum + parcels, groups + 1);
        }
    }
}
