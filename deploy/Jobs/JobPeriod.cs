namespace Analytics.Jobs;

/// <summary>What a run is for: each job runs once for each period. One that is asked for by hand has a period of its own.</summary>
/// <param name="Start">When it begins, to the millisecond.</param>
public readonly record struct JobPeriod(DateTimeOffset Start)
{
    internal long Milliseconds => Start.ToUnixTimeMilliseconds();

    internal static JobPeriod Of(long milliseconds) => new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>The one of this length that an instant is in.</summary>
    internal static JobPeriod At(DateTimeOffset instant, TimeSpan length)
    {
        var (at, each) = (instant.ToUnixTimeMilliseconds(), (long)length.TotalMilliseconds);
        return Of(at - (at % each));
    }
}
