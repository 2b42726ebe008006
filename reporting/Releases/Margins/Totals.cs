namespace Analytics.Releases;

/// <summary>
/// Totals of a release: sums of the noisy counts of all groups that share a carrier or a lane. What they would tell of groups that are held back
/// for confidentiality is worked out as an attacker would, and other groups are held back until it is too little.
/// </summary>
internal sealed class Totals
{
    /// <summary>Nobody reckons with noise that is rarer than this.</summary>
    private const double Rare = 1e-6;

    private readonly GridIndex index;
    private readonly IReadOnlyList<Margin> margins;
    private readonly long[] counts;
    private readonly GroupOutcome[] outcomes;
    private readonly double percent;
    private readonly double noise;
    private readonly Dictionary<(Margin Margin, int Number), List<int>> members = [];

    private Totals(DatasetDefinition dataset, GridIndex index, long[] counts, GroupOutcome[] outcomes, double noise)
    {
        (this.index, this.counts, this.outcomes, this.noise) = (index, counts, outcomes, noise);
        (margins, percent) = (dataset.Totals, dataset.Confidentiality.Percent);
        for (var group = 0; group < counts.Length; group++)
        {
            foreach (var margin in margins)
            {
                var key = (margin, index.Of(margin, group));
                (members.TryGetValue(key, out var list) ? list : members[key] = []).Add(group);
            }
        }
    }

    /// <summary>The totals that the dataset asks for; none where it asks for none.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="index">Its groups.</param>
    /// <param name="noisy">Their noisy counts.</param>
    /// <param name="outcomes">What becomes of each; complementary ones are added.</param>
    /// <param name="law">The law of the counts by promise, which a count is the sum of.</param>
    /// <exception cref="ReleaseException">A confidential group could be told from the totals, and holding others back does not help.</exception>
    public static IReadOnlyList<ReleasedTotal> Protect(DatasetDefinition dataset, GridIndex index, NoisyHistograms noisy, GroupOutcome[] outcomes, NoiseLaw law)
    {
        if (dataset.Totals.Count == 0)
        {
            return [];
        }

        long[] counts = [.. Enumerable.Range(0, noisy.Groups).Select(noisy.Parcels)];
        var totals = new Totals(dataset, index, counts, outcomes, new CountNoise(law, Contributions.Promises, Rare).Exceeded(Rare));
        while (totals.HoldBackBesideSingle() || totals.FindTold() is { } told && totals.HoldBackBeside(told))
        {
        }

        return [.. totals.members.Select(total => new ReleasedTotal(
            total.Key.Margin, index.NameOf(total.Key.Margin, total.Key.Number), index.WeekOf(total.Key.Number), total.Value.Sum(group => counts[group])))];
    }

    // A total less the groups that are told must not be a single group, whatever that is held back for.
    private bool HoldBackBesideSingle()
    {
        foreach (var groups in members.Values)
        {
            if (groups.Count(group => outcomes[group] != GroupOutcome.Released) == 1)
            {
                HoldBack(groups);
                return true;
            }
        }

        return false;
    }

    // A confidential group whose count the totals tell to within the percentage of the rule.
    private int? FindTold()
    {
        int[] held = [.. Enumerable.Range(0, outcomes.Length).Where(group => outcomes[group] != GroupOutcome.Released)];
        if (held.All(group => outcomes[group] != GroupOutcome.Confidential))
        {
            return null;
        }

        var unknown = new Dictionary<int, int>(held.Select((group, number) => KeyValuePair.Create(group, number)));
        using var program = new SumsProgram(held.Length, [.. members.Values.Select(group => Residual(group, unknown)).Where(sum => sum.Members.Count > 0)], -noise);
        foreach (var group in held.Where(group => outcomes[group] == GroupOutcome.Confidential))
        {
            var (least, most) = program.RangeOf(unknown[group]);
            var blur = percent / 100 * Math.Abs(counts[group]);
            if (least > counts[group] - blur || most < counts[group] + blur)
            {
                return group;
            }
        }

        return null;
    }

    // What is left of a total once the groups that are told are taken off it.
    private (double Total, IReadOnlyList<int> Members) Residual(List<int> groups, Dictionary<int, int> unknown)
    {
        int[] held = [.. groups.Where(unknown.ContainsKey)];
        return (held.Sum(group => (double)counts[group]), [.. held.Select(group => unknown[group])]);
    }

    private bool HoldBackBeside(int told)
    {
        HoldBack(margins.SelectMany(margin => members[(margin, index.Of(margin, told))]));
        return true;
    }

    // The smallest group that is told so far: that loses the least.
    private void HoldBack(IEnumerable<int> beside)
    {
        var released = beside.Where(group => outcomes[group] == GroupOutcome.Released).ToList();
        if (released.Count == 0)
        {
            throw new ReleaseException("Its totals would tell a group that must not be told, and there is nothing left to hold back beside it. Define the dataset without totals, or with fewer.");
        }

        outcomes[released.MinBy(group => counts[group])] = GroupOutcome.Complementary;
    }
}
