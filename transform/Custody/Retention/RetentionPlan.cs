using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Retention;

/// <summary>A month that is to be ended, and what is left to do.</summary>
/// <param name="Epoch">The month, as yyyymm.</param>
/// <param name="Cause">Why.</param>
public sealed record PlannedEpoch(uint Epoch, RetentionCause Cause)
{
    /// <summary>The last step that an earlier run took; null when none has begun.</summary>
    public RetentionStep? Reached { get; init; }

    /// <summary>Whether its parcels are still to be frozen.</summary>
    public bool IsToFreeze { get; init; }

    /// <summary>Whether there is a key to destroy.</summary>
    public bool HasKey { get; init; }

    /// <summary>Parcels that are there.</summary>
    public long Parcels { get; init; }

    /// <summary>Rows to drop.</summary>
    public long Rows { get; init; }
}

/// <summary>Which months are to be ended at an instant, told from what there is.</summary>
internal static class RetentionPlan
{
    /// <summary>In order, the oldest first.</summary>
    /// <param name="stored">What the warehouse holds.</param>
    /// <param name="keys">Months that there are keys of, listed after <paramref name="stored"/>: a key is there before its rows.</param>
    /// <param name="record">What was done before, in order.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<PlannedEpoch> Of(
        IReadOnlyList<EpochContents> stored, IReadOnlyList<uint> keys, IReadOnlyList<RetentionEntry> record, DateTimeOffset now)
    {
        var contents = stored.ToDictionary(epoch => epoch.Epoch);
        var entries = record.ToLookup(entry => entry.Epoch);
        var planned =
            from epoch in contents.Keys.Union(keys).Union(record.Select(entry => entry.Epoch)).Order()
            let held = contents.GetValueOrDefault(epoch)
            let hasKey = keys.Contains(epoch)
            let last = entries[epoch].LastOrDefault()
            let cause = CauseOf(epoch, held?.Rows > 0, hasKey, last, now)
            where cause is not null
            select new PlannedEpoch(epoch, cause.Value)
            {
                Reached = last is null or { Step: RetentionStep.Done } ? null : last.Step,
                IsToFreeze = held?.Journeys > 0 && !entries[epoch].Any(entry => entry.Step is RetentionStep.KeyDestroyed or RetentionStep.KeyMissing),
                HasKey = hasKey,
                Parcels = held?.Parcels ?? 0,
                Rows = held?.Rows ?? 0,
            };
        return [.. planned];
    }

    private static RetentionCause? CauseOf(uint epoch, bool hasRows, bool hasKey, RetentionEntry? last, DateTimeOffset now)
    {
        if (last is { Step: not RetentionStep.Done })
        {
            return last.Cause;
        }

        // The present month may have rows of which the key is made again: it is not over.
        var isOrphaned = hasRows && !hasKey && Epoch.End(epoch) <= now;
        var isDue = (hasRows || hasKey) && Epoch.DueAt(epoch) <= now;
        return (isOrphaned, isDue, last) switch
        {
            (false, false, _) => null,
            (_, _, not null) => RetentionCause.Late,
            (true, _, _) => RetentionCause.Orphaned,
            _ => RetentionCause.Due,
        };
    }
}
