namespace Analytics.Releases;

/// <summary>
/// Differencing: what is told of a whole less what is told of its parts, and what one release says less another. Two releases of a dataset must have
/// no window in common, and no total may leave a single group.
/// </summary>
internal sealed class DifferencingAttack(AttackGround ground) : Attack("differencing")
{
    private readonly Dictionary<TotalKey, (long Parcels, long Groups)> told = [];
    private readonly GridKeys grid = new(ground.Dataset.Grid, ground.Window.ToString());
    private long differences;
    private long single;

    public override void SeeGroup(AttackedRow row)
    {
        foreach (var margin in ground.Dataset.Totals)
        {
            var key = new TotalKey(margin, margin == Margin.Carrier ? row.Key.Carrier : row.Key.Lane.ToString(), row.Key.Week);
            var (parcels, groups) = told.GetValueOrDefault(key);
            told[key] = (parcels + row.Parcels, groups + 1);
        }
    }

    // Totals come after all groups.
    public override void SeeTotal(CsvRow row)
    {
        differences++;
        var margin = ground.Dataset.Totals.First(margin => TotalTable.NameOf(margin) == row.Text("margin"));
        var (parcels, groups) = told.GetValueOrDefault(new(margin, row.Text("key"), row.Has("week") ? row.Date("week") : null));
        var left = grid.GroupsOf(margin) - groups;
        single += left == 1 || (left == 0 && parcels != row.Count("parcels")) ? 1 : 0;
    }

    protected override AttackResult Conclude()
    {
        var others = OtherRelease.On(ground.Shelf).Where(other => other.Certificate.Dataset.Id == ground.Dataset.Id && other.Certificate.Release != ground.Release).ToList();
        var overlapping = others.Count(other => other.Certificate.Window == ground.Window.ToString());
        return Result(
            single + overlapping == 0,
            $"The groups that are told were taken off {Plain.Count(differences)} totals, and {Plain.Count(others.Count)} other releases of the dataset were held against this one.",
            single + overlapping == 0
                ? "No total leaves a single group, and no parcel is in two releases: their windows are apart."
                : $"{Plain.Count(single)} totals leave a single group or contradict their groups; {Plain.Count(overlapping)} releases are of the same window.");
    }
}
