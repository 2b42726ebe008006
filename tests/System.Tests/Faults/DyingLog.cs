using System.Runtime.CompilerServices;
using Analytics.Formats;
using Analytics.Intake.RawLog;

namespace Analytics.System.Tests.Faults;

/// <summary>A log whose reader dies when it has read, or about a commit.</summary>
internal sealed class DyingLog(KafkaPushLog log, RejectedLog rejected, KillPoint point) : IPushLog
{
    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var block in log.ReadAsync(cancellation))
        {
            if (point == KillPoint.Read)
            {
                Death.Now();
            }

            yield return block;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        if (point == KillPoint.AfterRejectedTopic && blocks.Any(block => block.Tally.Rejected > 0))
        {
            await rejected.AppendAsync(blocks, cancellation);
            Death.Now();
        }

        await log.CommitAsync(blocks, cancellation);
        if (point == KillPoint.AfterCommit)
        {
            Death.Now();
        }
    }
}
