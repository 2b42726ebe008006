namespace Analytics.Releases;

/// <summary>Bypassing the bounds: a recipient with very many parcels counts more than anybody may, and noise for two parcels does not hide a hundred.</summary>
internal sealed class HeavyUnitAttack(AttackGround ground) : Attack("bounding-bypass")
{
    protected override AttackResult Conclude()
    {
        var parcels = ground.Eligible.Parcels;
        var counted = new List<ulong>(parcels.Count);
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            if (ground.IsCounted[parcel])
            {
                counted.Add(((ulong)parcels.Unit[parcel] << 32) | (uint)parcels.Group[parcel]);
            }
        }

        counted.Sort();
        var (groups, inGroup, over) = (0, 0, 0L);
        var (most, mostInGroup) = (0, 0);
        for (var i = 0; i < counted.Count; i++)
        {
            var isSameUnit = i > 0 && counted[i] >> 32 == counted[i - 1] >> 32;
            inGroup = i > 0 && counted[i] == counted[i - 1] ? inGroup + 1 : 1;
            groups = isSameUnit ? groups + (inGroup == 1 ? 1 : 0) : 1;
            over += groups > ground.Terms.GroupsPerUnit || inGroup > ground.Terms.ParcelsPerGroup ? 1 : 0;
            (most, mostInGroup) = (Math.Max(most, groups), Math.Max(mostInGroup, inGroup));
        }

        return Result(
            over == 0,
            $"What each of about {Plain.Count(Rounded.Of(parcels.Units))} units adds was counted, the heaviest among them.",
            over == 0
                ? $"None adds to more than {ground.Terms.GroupsPerUnit} groups, or more than {ground.Terms.ParcelsPerGroup} parcels to one."
                : $"{Plain.Count(over)} parcels are counted beyond the bounds: up to {most} groups of a unit, and {mostInGroup} parcels of it in one.");
    }
}
