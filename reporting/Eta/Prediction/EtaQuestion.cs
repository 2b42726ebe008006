namespace Analytics.Eta;

/// <summary>
/// What is known of a parcel when its arrival is asked for. One is filled again and again where many are asked, so that nothing is allocated.
/// </summary>
public sealed class EtaQuestion
{
    private readonly List<Checkpoint> milestones = [];

    /// <summary>The carrier's slug, as <c>ups</c>; empty when unknown, as are the next three.</summary>
    public string Carrier { get; set; } = "";

    /// <summary>The service, as reports name it.</summary>
    public string Service { get; set; } = "";

    /// <summary>Where it was sent from: a country, or a region of one, as <c>US</c> or <c>US-CA</c>.</summary>
    public string Origin { get; set; } = "";

    public string Destination { get; set; } = "";

    /// <summary>The end of what was promised at first, in seconds since 1970; null for no promise.</summary>
    public long? PromisedUntil { get; set; }

    /// <summary>The instant of the question, in seconds since 1970: later milestones have not happened.</summary>
    public long AsOf { get; set; }

    /// <summary>What has happened, in any order.</summary>
    public IReadOnlyList<Checkpoint> Milestones => milestones;

    public void Add(Checkpoint milestone) => milestones.Add(milestone);

    /// <summary>The same by time, sorted in place: as training reads them.</summary>
    internal ReadOnlySpan<Checkpoint> ByTime()
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(milestones);
        span.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Milestone.CompareTo(b.Milestone));
        return span;
    }

    /// <summary>As new.</summary>
    public void Clear()
    {
        (Carrier, Service, Origin, Destination, PromisedUntil, AsOf) = ("", "", "", "", null, 0);
        milestones.Clear();
    }
}
