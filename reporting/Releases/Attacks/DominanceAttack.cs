namespace Analytics.Releases;

/// <summary>
/// Dominance and coalitions: shippers who know their own parcels take them off a group that is told, and what is left is another's. How many must
/// come together for that is counted for every group.
/// </summary>
internal sealed class DominanceAttack(AttackGround ground) : Attack("dominance-and-coalitions")
{
    private readonly HashSet<int> told = [];

    public override void SeeGroup(AttackedRow row) => told.Add(row.Group);

    protected override AttackResult Conclude()
    {
        var terms = ground.Dataset.Confidentiality;
        if (terms.Shippers == 0)
        {
            return Result(true, "The sources name no shippers; nobody who ships could be told from a group.", "Nothing.");
        }

        var (dominated, alone) = (0, 0);
        foreach (var shippers in ShippersOf())
        {
            var (all, blur) = (shippers.Sum(), terms.Percent / 100 * shippers[0]);
            dominated += shippers.Count < terms.Shippers || shippers[0] > terms.LargestShare * all || shippers[0] + shippers.ElementAtOrDefault(1) > terms.TwoLargestShare * all ? 1 : 0;
            alone += CoalitionOf(shippers, all, blur) < 2 ? 1 : 0;
        }

        return Result(
            dominated + alone == 0,
            $"In {Plain.Count(told.Count)} groups that are told, the largest shipper was worked out by the others, the second largest first and then with the next.",
            dominated + alone > 0 ? $"{Plain.Count(dominated)} groups are dominated, and in {Plain.Count(alone)} one shipper tells the largest to within {Plain.Short(terms.Percent)} %."
            : told.Count == 0 ? "Nothing: no group is told."
            : $"No group is dominated, and no shipper alone can tell the largest to within {Plain.Short(terms.Percent)} %.");
    }

    // The second largest shipper and those after it, until what is left beside the largest does not blur it any more.
    private static int CoalitionOf(List<long> shippers, long all, double blur)
    {
        var (rest, members) = (all - shippers[0], 0);
        while (rest >= blur && members + 1 < shippers.Count)
        {
            rest -= shippers[++members];
        }

        return members;
    }

    /// <summary>Parcels of each shipper of each group that is told, the largest first.</summary>
    private IEnumerable<List<long>> ShippersOf()
    {
        var parcels = ground.Eligible.Parcels;
        var pairs = new List<ulong>();
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            if (told.Contains(parcels.Group[parcel]))
            {
                pairs.Add(((ulong)parcels.Group[parcel] << 32) | (uint)parcels.Shipper[parcel]);
            }
        }

        pairs.Sort();
        var shippers = new List<long>();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                shippers.Add(0);
            }

            shippers[^1]++;
            if (i + 1 == pairs.Count || pairs[i + 1] >> 32 != pairs[i] >> 32)
            {
                shippers.Sort((left, right) => right.CompareTo(left));
                yield return shippers;
                shippers.Clear();
            }
        }
    }
}
