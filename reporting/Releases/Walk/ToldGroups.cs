using System.Collections;

namespace Analytics.Releases;

/// <summary>The rows of a release, made one by one as they are asked for.</summary>
internal sealed class ToldGroups(GridIndex index, NoisyHistograms noisy, GroupOutcome[] outcomes, DurationBins bins, long leastParcels) : IReadOnlyCollection<ReleasedGroup>
{
    public int Count { get; } = outcomes.Count(outcome => outcome == GroupOutcome.Released);

    public IEnumerator<ReleasedGroup> GetEnumerator() =>
        Enumerable.Range(0, outcomes.Length).Where(group => outcomes[group] == GroupOutcome.Released).Select(Row).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReleasedGroup Row(int group) => new()
    {
        Key = index[group],
        Promises = noisy.Promises(group).ToArray(),
        Durations = noisy.Durations(group).ToArray(),
        Figures = FiguresOf.Of(noisy.Durations(group), noisy.Promises(group), bins, leastParcels),
    };
}
