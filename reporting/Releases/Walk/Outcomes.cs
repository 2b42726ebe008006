namespace Analytics.Releases;

/// <summary>What becomes of each group: told, or held back and why.</summary>
internal static class Outcomes
{
    /// <param name="noisy">The noisy counts.</param>
    /// <param name="leastParcels">T.</param>
    /// <param name="isChosen">Groups whose keys may be told; null where all keys are public.</param>
    /// <param name="lawful">Groups that hold to the rules that protect businesses.</param>
    public static GroupOutcome[] Of(NoisyHistograms noisy, long leastParcels, bool[]? isChosen, bool[] lawful)
    {
        var outcomes = new GroupOutcome[noisy.Groups];
        for (var group = 0; group < outcomes.Length; group++)
        {
            outcomes[group] = noisy.Parcels(group) < leastParcels || isChosen?[group] == false ? GroupOutcome.BelowThreshold
                : lawful[group] ? GroupOutcome.Released
                : GroupOutcome.Confidential;
        }

        return outcomes;
    }

    public static GroupFacts FactsOf(GroupOutcome[] outcomes)
    {
        long Count(GroupOutcome outcome) => outcomes.LongCount(each => each == outcome);
        return new(outcomes.Length, Count(GroupOutcome.Released), Count(GroupOutcome.BelowThreshold), Count(GroupOutcome.Confidential), Count(GroupOutcome.Complementary));
    }
}
