using System.Diagnostics;

namespace Analytics.Benchmarks.Eta;

/// <summary>The served API: callers of single predictions, and one of a batch.</summary>
internal sealed class ServingPart(SampleQuestions questions, TimeSpan duration, TimeProvider time)
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Processor time of trees, after which a training is in the midst of its work.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(3);

    /// <summary>Waits until a training has the machine.</summary>
    public async Task UntilTrainingAsync(ServerProcess server)
    {
        while (server.LowPriorityUsed() < UnderWay)
        {
            await Task.Delay(Look, time).ConfigureAwait(false);
        }
    }

    public async Task AskAsync(string how, ServerProcess server, HttpClient client)
    {
        var callers = new Callers(server.Address, KeyOf(client), questions, time);
        await Task.Run(() => callers.Run(Warming, TimeSpan.Zero)).ConfigureAwait(false);
        EtaBench.Say($"\nPOST /v1/eta, {Callers.Count} callers on one thread of another process, {how} {EtaBench.Load()}");
        foreach (var pause in new[] { TimeSpan.FromMilliseconds(50), TimeSpan.Zero })
        {
            var (trained, used, own) = (server.LowPriorityUsed(), server.Used, Own());
            var started = time.GetTimestamp();
            var latencies = await Task.Run(() => callers.Run(duration, pause)).ConfigureAwait(false);
            var (took, at) = (time.GetElapsedTime(started), latencies.At(0.5, 0.95, 0.99, 1));
            EtaBench.Say($"  {(pause == TimeSpan.Zero ? "one after the other" : "each 20 times a second"),-23}{latencies.Count / took.TotalSeconds,8:N0} /s  {at[0]:N2} ms p50 {at[1]:N2} ms p95 {at[2]:N2} ms p99 (wanted: under 5) {at[3]:N1} ms at most");
            trained = server.LowPriorityUsed() - trained;
            EtaBench.Say($"    processor: training {trained / took:P0} of one core, server besides {(server.Used - used - trained) / took:P0}, callers {(Own() - own) / took:P0}");
        }
    }

    public async Task BatchAsync(ServerProcess server, HttpClient client)
    {
        var batch = new BatchAsker(server.Address, KeyOf(client), questions);
        await batch.RunAsync(AlonePart.Rows / 4).ConfigureAwait(false);
        var (load, before, used, own, started) = (EtaBench.Load(), server.Memory, server.Used, Own(), time.GetTimestamp());
        var answers = await batch.RunAsync(AlonePart.Rows).ConfigureAwait(false);
        var took = time.GetElapsedTime(started);
        EtaBench.Say($"\nPOST /v1/eta/batch of {answers:N0} rows, {questions.MeanBytes:N0} bytes each {load}");
        EtaBench.Say($"  {answers / took.TotalSeconds,9:N0} rows/s (wanted: 200,000 on two cores); processor: server {(server.Used - used) / took:P0} of one core, caller {(Own() - own) / took:P0}");
        EtaBench.Say($"  memory of the server grew by {(server.Memory - before) / 1e6:N0} MB");
    }

    private static string KeyOf(HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static TimeSpan Own()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
