namespace Analytics.Releases;

/// <summary>
/// The rules that protect businesses: who stands behind a group, and how much of it is one shipper's. They look at exact counts, and are not
/// differentially private.
/// </summary>
internal static class Confidentiality
{
    /// <summary>Groups that may be told.</summary>
    /// <param name="parcels">Eligible parcels, before any is left out by chance. Parcels whose shipper is not known count as one shipper's.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="terms">The rules.</param>
    /// <returns>For each group whether it holds to all of them.</returns>
    public static bool[] Lawful(Contributions parcels, int groups, ConfidentialityTerms terms)
    {
        var byGroup = Enumerable.Range(0, parcels.Count).ToArray();
        Array.Sort([.. parcels.Group], byGroup);
        var lawful = new bool[groups];
        var (units, shippers) = (new HashSet<int>(), new Dictionary<int, long>());
        for (int start = 0, end; start < byGroup.Length; start = end)
        {
            var group = parcels.Group[byGroup[start]];
            units.Clear();
            shippers.Clear();
            for (end = start; end < byGroup.Length && parcels.Group[byGroup[end]] == group; end++)
            {
                units.Add(parcels.Unit[byGroup[end]]);
                var shipper = parcels.Shipper[byGroup[end]];
                shippers[shipper] = shippers.GetValueOrDefault(shipper) + 1;
            }

            lawful[group] = units.Count >= terms.Recipients && (terms.Shippers == 0 || Holds(shippers.Values, terms));
        }

        return lawful;
    }

    /// <summary>Whether shippers of a group are enough, and none of them too large.</summary>
    internal static bool Holds(IReadOnlyCollection<long> shippers, ConfidentialityTerms terms)
    {
        if (shippers.Count < terms.Shippers)
        {
            return false;
        }

        var (largest, second, all) = (0L, 0L, 0L);
        foreach (var parcels in shippers)
        {
            all += parcels;
            (largest, second) = parcels > largest ? (parcels, largest) : (largest, Math.Max(second, parcels));
        }

        // The second largest knows its own, and takes the rest off the total: what the others have must blur the largest by so many percent.
        return largest <= terms.LargestShare * all
            && largest + second <= terms.TwoLargestShare * all
            && all - largest - second >= terms.Percent / 100 * largest;
    }
}
