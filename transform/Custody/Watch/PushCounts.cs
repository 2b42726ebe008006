using Analytics.Formats;

namespace Analytics.Custody.Watch;

/// <summary>
/// What pushes of this process came to since that was last written down: those withheld, those that a tripwire rejected, and the fields that no
/// policy names. Names and counts alone. Thread-safe.
/// </summary>
public sealed class PushCounts(TimeProvider time)
{
    internal const string Withheld = "withheld";
    internal const string Tripwire = "tripwire";
    internal const string Unknown = "unknown";

    private static readonly WithholdingReason[] reasons = [.. Enum.GetValues<WithholdingReason>().Where(reason => reason != WithholdingReason.None)];

    private readonly Lock gate = new();
    private Dictionary<CountKey, long> counts = [];

    /// <summary>Adds how the pushes of a block ended.</summary>
    public void Add(string provider, PushTally tally)
    {
        foreach (var reason in reasons)
        {
            Add(Withheld, provider, reason.ToString(), tally.WithheldFor(reason));
        }

        Add(Tripwire, provider, nameof(RejectionReason.Tripwire), tally.RejectedFor(RejectionReason.Tripwire));
    }

    /// <summary>Adds a field that was dropped.</summary>
    public void AddUnknown(string provider, string path, long times) => Add(Unknown, provider, path, times);

    internal Dictionary<CountKey, long> Take()
    {
        lock (gate)
        {
            var taken = counts;
            counts = [];
            return taken;
        }
    }

    internal void PutBack(Dictionary<CountKey, long> taken)
    {
        foreach (var (key, count) in taken)
        {
            Add(key, count);
        }
    }

    private void Add(string kind, string provider, string name, long count)
    {
        if (count > 0)
        {
            Add(new CountKey(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), kind, provider, name), count);
        }
    }

    private void Add(CountKey key, long count)
    {
        lock (gate)
        {
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }
}

/// <summary>What is counted.</summary>
internal readonly record struct CountKey(DateOnly Day, string Kind, string Provider, string Name);
