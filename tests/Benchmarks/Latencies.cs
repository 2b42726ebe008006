using System.Collections.Concurrent;

namespace Analytics.Benchmarks;

/// <summary>How long things took; may be added to from many threads.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public void Add(TimeSpan elapsed) => milliseconds.Enqueue(elapsed.TotalMilliseconds);

    /// <summary>Percentiles in milliseconds: the least value that so large a share does not exceed; NaN without values.</summary>
    public IReadOnlyList<double> At(params ReadOnlySpan<double> shares)
    {
        var sorted = milliseconds.Order().ToArray();
        var found = new List<double>();
        foreach (var share in shares)
        {
            found.Add(sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)]);
        }

        return found;
    }
}
