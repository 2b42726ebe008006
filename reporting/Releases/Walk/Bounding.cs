using System.Runtime.InteropServices;

namespace Analytics.Releases;

/// <summary>
/// What one unit may add: at most l0 of its groups, and at most linf of its parcels in each. Every choice is a uniform draw that
/// looks at the unit's own parcels alone, so a unit more or less changes nothing about another.
/// </summary>
internal static class Bounding
{
    /// <summary>Whether each parcel is counted. O(n log n); 8 bytes a parcel and 4 a unit beside the result.</summary>
    public static bool[] Choose(Contributions contributions, PrivacyTerms terms, IRandomBits bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(terms.GroupsPerUnit, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(terms.ParcelsPerGroup, nameof(terms));
        var (parcels, ends) = ByUnit(contributions);
        var groups = Array.ConvertAll(parcels, parcel => contributions.Group[parcel]);
        var isCounted = new bool[contributions.Count];
        var runs = new List<Range>();
        var begin = 0;
        foreach (var end in ends)
        {
            var own = parcels.AsSpan(begin, end - begin);
            var ownGroups = groups.AsSpan(begin, end - begin);
            ownGroups.Sort(own);
            Runs(ownGroups, runs);
            foreach (var run in Some(runs, terms.GroupsPerUnit, bits))
            {
                foreach (var parcel in Some(own[run], terms.ParcelsPerGroup, bits))
                {
                    isCounted[parcel] = true;
                }
            }

            begin = end;
        }

        return isCounted;
    }

    /// <summary>Parcels by their units, and where each unit's end: a sort by counting.</summary>
    private static (int[] Parcels, int[] Ends) ByUnit(Contributions contributions)
    {
        var ends = new int[contributions.Units];
        foreach (var unit in contributions.Unit)
        {
            ends[unit]++;
        }

        var total = 0;
        for (var unit = 0; unit < ends.Length; unit++)
        {
            (ends[unit], total) = (total, total + ends[unit]);
        }

        // Each unit's place moves from its begin to its end.
        var parcels = new int[contributions.Count];
        for (var parcel = 0; parcel < parcels.Length; parcel++)
        {
            parcels[ends[contributions.Unit[parcel]]++] = parcel;
        }

        return (parcels, ends);
    }

    private static void Runs(ReadOnlySpan<int> groups, List<Range> runs)
    {
        runs.Clear();
        for (var begin = 0; begin < groups.Length;)
        {
            var end = begin + 1;
            while (end < groups.Length && groups[end] == groups[begin])
            {
                end++;
            }

            runs.Add(begin..end);
            begin = end;
        }
    }

    private static ReadOnlySpan<Range> Some(List<Range> runs, int most, IRandomBits bits) =>
        Some(CollectionsMarshal.AsSpan(runs), most, bits);

    /// <summary>All of a few; of more, a set of the size that is allowed, each as likely as another: the first steps of a shuffle (Fisher, Yates).</summary>
    private static ReadOnlySpan<T> Some<T>(Span<T> all, int most, IRandomBits bits)
    {
        if (all.Length <= most)
        {
            return all;
        }

        for (var i = 0; i < most; i++)
        {
            var other = i + (int)bits.Below((ulong)(all.Length - i));
            (all[i], all[other]) = (all[other], all[i]);
        }

        return all[..most];
    }
}
