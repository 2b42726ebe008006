namespace Analytics.Eta;

/// <summary>Chooses the moments of a parcel that a model looks at: pickup, each milestone, and two random instants between.</summary>
internal static class Instants
{
    private const int RandomInstants = 2;

    /// <param name="journey">The parcel.</param>
    /// <param name="outcome">How it ended, as far as that is known: no moment is at or after it.</param>
    /// <param name="from">Moments at or after this one, in seconds since 1970.</param>
    /// <param name="until">Moments before this one.</param>
    /// <param name="into">Cleared, and filled by time.</param>
    public static void Choose(Journey journey, Outcome outcome, long from, long until, List<long> into)
    {
        into.Clear();
        var (last, seen) = (Math.Min(until, outcome.At), 0u);
        foreach (ref readonly var scan in journey.Scans.AsSpan())
        {
            var bit = 1u << (int)scan.Milestone;
            if (scan.At >= from && scan.At < last && (seen & bit) == 0)
            {
                into.Add(scan.At);
            }

            seen |= bit;
        }

        var first = Math.Max(from, journey.Begin);
        for (var i = 1; i <= RandomInstants && first < last; i++)
        {
            into.Add(first + (long)(Unit(journey.Chance + (ulong)(from * RandomInstants) + (ulong)i) * (last - first)));
        }

        into.Sort();
        var distinct = 0;
        for (var i = 0; i < into.Count; i++)
        {
            if (i == 0 || into[i] != into[distinct - 1])
            {
                into[distinct++] = into[i];
            }
        }

        into.RemoveRange(distinct, into.Count - distinct);
    }

    // From 0 to 1, evenly: the finisher of SplitMix64 (Steele, Lea, Flood 2014).
    private static double Unit(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return ((state ^ (state >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
