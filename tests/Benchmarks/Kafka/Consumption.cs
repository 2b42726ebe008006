using System.Globalization;

namespace Analytics.Benchmarks.Kafka;

/// <summary>How fast a consumer was, from its first rows to its last.</summary>
/// <param name="Pushes">Pushes in that time.</param>
/// <param name="Elapsed">The time.</param>
/// <param name="Used">Processor time of the consumer in it.</param>
internal readonly record struct Consumption(long Pushes, TimeSpan Elapsed, TimeSpan Used)
{
    /// <summary>Pushes in a second of a core of the consumer's.</summary>
    public double PerCore => Pushes / Used.TotalSeconds;

    public double PerSecond => Pushes / Elapsed.TotalSeconds;

    /// <summary>Watches a count grow to its end.</summary>
    /// <param name="count">How many pushes are done with.</param>
    /// <param name="all">How many there will be.</param>
    /// <param name="used">Processor time so far.</param>
    /// <param name="time">Tells the time.</param>
    public static async Task<Consumption> WatchAsync(Func<Task<long>> count, long all, Func<TimeSpan> used, TimeProvider time)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (first, started, before) = (0L, time.GetTimestamp(), TimeSpan.Zero);
        for (var done = 0L; done < all;)
        {
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
            done = await count().ConfigureAwait(false);
            if (first == 0 && done > 0)
            {
                (first, started, before) = (done, time.GetTimestamp(), used());
            }
        }

        return new Consumption(all - first, time.GetElapsedTime(started), used() - before);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{PerSecond,10:N0} pushes/s, {PerCore,10:N0} per core of its own, {PerCore * 2,10:N0} scans ({Used / Elapsed:N2} cores busy)");
}
