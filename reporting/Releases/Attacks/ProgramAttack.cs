namespace Analytics.Releases;

/// <summary>
/// Linear programming: all tables of the window that were published so far, as equations and inequalities in what is held back. How narrowly they
/// tell a group that is confidential is worked out; noise leaves slack.
/// </summary>
internal sealed class ProgramAttack(AttackGround ground) : Attack("linear-programming")
{
    /// <summary>Nobody reckons with noise that is rarer than this.</summary>
    private const double Rare = 1e-6;

    private readonly long[] told = [.. Enumerable.Repeat(long.MinValue, ground.Index.Count)];
    private readonly Dictionary<TotalKey, long> totals = [];
    private int tables = 1;

    public override void SeeGroup(AttackedRow row)
    {
        if (row.Group >= 0)
        {
            told[row.Group] = row.Parcels;
        }
    }

    public override void SeeTotal(CsvRow row) =>
        totals[new(ground.Dataset.Totals.First(margin => TotalTable.NameOf(margin) == row.Text("margin")), row.Text("key"), row.Has("week") ? row.Date("week") : null)] = row.Count("parcels");

    protected override AttackResult Conclude()
    {
        int[] confidential = [.. Enumerable.Range(0, ground.Outcomes.Length).Where(group => ground.Outcomes[group] == GroupOutcome.Confidential)];
        List<SumKnown> sums = confidential.Length == 0 ? [] : [.. OfTotals(), .. OtherRelease.On(ground.Shelf).Where(IsBeside).SelectMany(Of)];
        var (narrow, least) = (0, double.PositiveInfinity);
        foreach (var (group, share) in Ranges(confidential, sums))
        {
            narrow += share < ground.Dataset.Confidentiality.Percent / 100 ? 1 : 0;
            least = Math.Min(least, share);
        }

        return Result(
            narrow == 0,
            $"{Plain.Count(sums.Count)} sums of {tables} releases of the window were solved for each of about {Plain.Count(Rounded.Of(confidential.Length))} groups that are confidential.",
            narrow > 0 ? $"{Plain.Count(narrow)} of them are told to within {Plain.Short(ground.Dataset.Confidentiality.Percent)} %."
            : double.IsInfinity(least) ? "No sum narrows one of them down."
            : $"None is told to within {Plain.Short(ground.Dataset.Confidentiality.Percent)} % from either side.");
    }

    // A confidential group in no sum is told by nothing.
    private IEnumerable<(int Group, double Share)> Ranges(int[] confidential, List<SumKnown> sums)
    {
        var beside = new Dictionary<int, List<SumKnown>>();
        foreach (var sum in sums)
        {
            foreach (var group in sum.Members)
            {
                (beside.TryGetValue(group, out var list) ? list : beside[group] = []).Add(sum);
            }
        }

        int[] sought = [.. confidential.Where(beside.ContainsKey)];

        // With totals, sums hang together, and the grid is small; without, each stands for itself.
        using var whole = sought.Length > 0 && ground.Dataset.Totals.Count > 0 ? new Solver(sums, NoiseOf(ground.Terms)) : null;
        foreach (var group in sought)
        {
            using var own = whole is null ? new Solver(beside[group], NoiseOf(ground.Terms)) : null;
            var ((least, most), count) = ((whole ?? own)!.RangeOf(group), ground.Noisy.Parcels(group));
            yield return (group, Math.Min(count - least, most - count) / Math.Max(1, Math.Abs(count)));
        }
    }

    private IEnumerable<SumKnown> OfTotals()
    {
        foreach (var margin in ground.Dataset.Totals)
        {
            foreach (var groups in Enumerable.Range(0, told.Length).GroupBy(group => ground.Index.Of(margin, group)))
            {
                var total = totals[new(margin, ground.Index.NameOf(margin, groups.Key), ground.Index.WeekOf(groups.Key))];
                var left = total - groups.Where(IsTold).Sum(group => told[group]);
                yield return new(left, left, [.. groups.Where(group => !IsTold(group))]);
            }
        }
    }

    /// <summary>Groups of another release that are whole numbers of groups of this one.</summary>
    private IEnumerable<SumKnown> Of(OtherRelease other)
    {
        tables++;
        var (theirs, ours) = (other.Certificate.Dataset, ground.Dataset);
        var rows = other.Groups().Select(row => AttackedRow.Of(row, new GridNumbers(theirs.Grid, new GridIndex(theirs.Grid, ground.Window)))).ToDictionary(row => row.Key, row => row.Parcels);
        var isWhole = theirs.Grid.Services.Count > 0 == ours.Grid.Services.Count > 0 && theirs.Grid.Period == ours.Grid.Period;
        var noise = NoiseOf(ChosenKeys.RestOf(theirs.Privacy));
        var parts = Enumerable.Range(0, told.Length).GroupBy(group => Coarsened(ground.Index[group], theirs.Grid)).Where(part => rows.ContainsKey(part.Key));
        foreach (var part in parts)
        {
            var left = rows[part.Key] - part.Where(IsTold).Sum(group => told[group]);
            var slack = noise + (NoiseOf(ground.Terms) * Math.Sqrt(part.Count()));
            yield return new(isWhole ? left - slack : double.MinValue, left + slack, [.. part.Where(group => !IsTold(group))]);
        }
    }

    private bool IsBeside(OtherRelease other)
    {
        var (theirs, ours) = (other.Certificate.Dataset.Grid, ground.Dataset.Grid);
        return other.Certificate.Window == ground.Window.ToString() && other.Certificate.Release != ground.Release
            && (theirs.Services.Count == 0 || ours.Services.Count > 0) && (theirs.Period == Period.Month || ours.Period == Period.Week);
    }

    private bool IsTold(int group) => told[group] != long.MinValue;

    private static GroupKey Coarsened(GroupKey key, Grid grid) =>
        key with { Service = grid.Services.Count == 0 ? null : key.Service, Week = grid.Period == Period.Month ? null : key.Week };

    private static double NoiseOf(PrivacyTerms terms) => new CountNoise(ReleaseNoise.For(terms).Promises, Contributions.Promises, Rare).Exceeded(Rare);

    /// <summary>What is known of the sum of some groups that are held back.</summary>
    private sealed record SumKnown(double Least, double Most, IReadOnlyList<int> Members);

    private sealed class Solver : IDisposable
    {
        private readonly Dictionary<int, int> unknown;
        private readonly SumsProgram program;

        public Solver(List<SumKnown> sums, double noise)
        {
            unknown = sums.SelectMany(sum => sum.Members).Distinct().Index().ToDictionary(group => group.Item, group => group.Index);
            program = new SumsProgram(
                unknown.Count, [.. sums.Where(sum => sum.Members.Count > 0).Select(sum => (sum.Least, sum.Most, (IReadOnlyList<int>)[.. sum.Members.Select(group => unknown[group])]))], -noise);
        }

        public (double Least, double Most) RangeOf(int group) => program.RangeOf(unknown[group]);

        public void Dispose() => program.Dispose();
    }
}
