namespace Analytics.Releases;

/// <summary>Small cells: a group that a few units stand behind is told, or one of a single unit could be.</summary>
internal sealed class SmallCellsAttack(AttackGround ground) : Attack("small-cells")
{
    private readonly Dictionary<int, long> told = [];
    private long strange;

    public override void SeeGroup(AttackedRow row)
    {
        strange += row.Group < 0 || !told.TryAdd(row.Group, row.Parcels) ? 1 : 0;
    }

    protected override AttackResult Conclude()
    {
        var behind = UnitsBehind();
        var small = told.Count(group => behind.GetValueOrDefault(group.Key) < ground.Dataset.Confidentiality.Recipients);
        var below = told.Count(group => group.Value < ground.LeastParcels || ground.Outcomes[group.Key] != GroupOutcome.Released);

        // A unit alone in its groups: the chance that one of them is told.
        var (terms, delta) = (ground.Terms, ground.Terms.Delta);
        var one = new CountNoise(ground.Noise.Promises, Contributions.Promises, delta / terms.GroupsPerUnit).Tail(ground.LeastParcels - terms.ParcelsPerGroup);
        var chance = 1 - Math.Pow(1 - one, terms.GroupsPerUnit);
        var withstood = small + below + strange == 0 && chance <= delta;
        return Result(
            withstood,
            $"{Plain.Count(told.Count)} groups that are told were looked through for those with fewer than {ground.Dataset.Confidentiality.Recipients} units behind them; the chance that a unit alone is told was computed.",
            withstood
                ? $"No such group; a unit alone is told with a chance of {Plain.Short(chance)}, which may be {Plain.Short(delta)}."
                : $"{Plain.Count(small)} groups of few units, {Plain.Count(below)} below the threshold or held back, {Plain.Count(strange)} out of the grid or twice; a unit alone is told with a chance of {Plain.Short(chance)}.");
    }

    private Dictionary<int, int> UnitsBehind()
    {
        var parcels = ground.Eligible.Parcels;
        var pairs = new List<ulong>();
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            if (told.ContainsKey(parcels.Group[parcel]))
            {
                pairs.Add(((ulong)parcels.Group[parcel] << 32) | (uint)parcels.Unit[parcel]);
            }
        }

        pairs.Sort();
        var units = new Dictionary<int, int>();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                var group = (int)(pairs[i] >> 32);
                units[group] = units.GetValueOrDefault(group) + 1;
            }
        }

        return units;
    }
}
