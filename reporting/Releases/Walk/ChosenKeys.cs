namespace Analytics.Releases;

/// <summary>Keys that are not public: groups are chosen by how many units stand behind them, with noise, before anything is told of them.</summary>
internal static class ChosenKeys
{
    /// <summary>The share of what a release may cost that the choice of its keys takes.</summary>
    private const decimal Share = 0.2m;

    /// <summary>What is left for the counts.</summary>
    public static PrivacyTerms RestOf(PrivacyTerms terms) => terms.Keys == Keys.Public ? terms : terms with { Rho = terms.Rho * (1 - Share) };

    /// <summary>
    /// Groups that are chosen; null where all are public. The choice is (eps, delta)-differentially private with eps^2 / 2 its share of rho.
    /// </summary>
    /// <param name="parcels">The parcels.</param>
    /// <param name="isCounted">Those of them that are counted: of a unit in no more groups than it may be in.</param>
    /// <param name="groups">Groups of the grid.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="bits">Decide.</param>
    public static bool[]? Of(Contributions parcels, bool[] isCounted, int groups, PrivacyTerms terms, IRandomBits bits)
    {
        if (terms.Keys == Keys.Public)
        {
            return null;
        }

        var units = new int[groups];
        foreach (var (group, _) in Enumerable.Range(0, parcels.Count).Where(parcel => isCounted[parcel]).Select(parcel => (parcels.Group[parcel], parcels.Unit[parcel])).Distinct())
        {
            units[group]++;
        }

        var selection = new PartitionSelection(Math.Sqrt(2 * (double)(terms.Rho * Share)) * (1 - 1e-12), terms.Delta, terms.GroupsPerUnit);
        return Array.ConvertAll(units, behind => selection.Choose(behind, bits));
    }
}
