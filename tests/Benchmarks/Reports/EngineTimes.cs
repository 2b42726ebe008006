using Analytics.Support;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Reports;

/// <summary>How long the limit and the peer take for a question, in milliseconds; null where there is none.</summary>
/// <param name="Limit">Median of the runs, after one to warm up.</param>
/// <param name="Peer">The shorter of two runs.</param>
internal readonly record struct EngineTimes(double? Limit, double? Peer)
{
    private const int PeerRuns = 2;

    public static async Task<EngineTimes> OfAsync(
        Question question, IClickHouse clickHouse, SampleValues values, int runs, TimeProvider time, CancellationToken stop)
    {
        if (question.Measure is null)
        {
            return default;
        }

        var chance = new Chance(1);
        await RunAsync(1, question.Limit).ConfigureAwait(false);
        return new EngineTimes(
            (await RunAsync(runs, question.Limit).ConfigureAwait(false)).At(0.5)[0],
            (await RunAsync(PeerRuns, question.Peer).ConfigureAwait(false)).At(0)[0]);

        async Task<Latencies> RunAsync(int count, Func<IReadOnlyDictionary<string, string>, Statement?> put)
        {
            var latencies = new Latencies();
            for (var i = 0; i < count; i++)
            {
                stop.ThrowIfCancellationRequested();
                var statement = put(values.Draw(chance))!;
                var started = time.GetTimestamp();
                await clickHouse.ExecuteAsync(statement, CancellationToken.None).ConfigureAwait(false);
                latencies.Add(time.GetElapsedTime(started));
            }

            return latencies;
        }
    }
}
