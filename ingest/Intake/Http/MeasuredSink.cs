using System.Diagnostics;
using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>A sink of which it is measured what goes in, and how long that takes to be durable.</summary>
internal sealed class MeasuredSink(IPushSink sink, TimeProvider time) : IPushSink
{
    public bool IsOpen => sink.IsOpen;

    public IDisposable? TryTakeRoom(int pushes, long bytes) => sink.TryTakeRoom(pushes, bytes);

    public Task<IReadOnlyList<PushOutcome?>> AppendAsync(PushBlock block)
    {
        // The block is gone once it is handed on.
        var (provider, count) = (block.Format.Provider, block.Count);
        IntakeMetrics.Received(provider, count);
        return AppendAsync(block, provider, count);
    }

    private async Task<IReadOnlyList<PushOutcome?>> AppendAsync(PushBlock block, string provider, int count)
    {
        using var span = Start(provider, count);
        var started = time.GetTimestamp();
        var outcomes = await sink.AppendAsync(block).ConfigureAwait(false);
        IntakeMetrics.Acknowledged(provider, time.GetElapsedTime(started));
        return outcomes;
    }

    private static Activity? Start(string provider, int count)
    {
        if (!IntakeMetrics.Spans.HasListeners())
        {
            return null;
        }

        // A root of its own: what a sender writes into the headers of tracing goes no further.
        Activity.Current = null;
        return IntakeMetrics.Spans.StartActivity("analytics.pushes.append")?.SetTag("provider", provider).SetTag("pushes", count);
    }
}
