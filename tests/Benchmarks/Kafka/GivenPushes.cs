using System.Runtime.CompilerServices;
using Analytics.Formats;
using Analytics.Support.RawLog;

namespace Analytics.Benchmarks.Kafka;

/// <summary>A log of pushes that are at hand: nothing stands between them and the pipeline.</summary>
internal sealed class GivenPushes(PushFormat format, IEnumerable<IReadOnlyList<string>> blocks) : IPushLog
{
    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return TextBlock.Of(format, block);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation) => ValueTask.CompletedTask;
}
