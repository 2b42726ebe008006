using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>A block of an upload on its way to being committed, with the lines at which its pushes begin.</summary>
internal sealed record SubmittedBlock(IReadOnlyList<long> Lines, Task<IReadOnlyList<PushOutcome?>> Outcomes)
{
    /// <summary>Hands a block on.</summary>
    /// <exception cref="IntakeClosedException">No pushes are taken.</exception>
    public static SubmittedBlock Submit(IPushSink sink, PushBlock block)
    {
        // The block's bytes and lines are gone once it is handed on.
        long[] lines = [.. Enumerable.Range(0, block.Count).Select(i => block[i].At.Line)];
        return new SubmittedBlock(lines, sink.AppendAsync(block));
    }

    /// <summary>Waits until the block is durable, and counts how its pushes ended.</summary>
    /// <exception cref="IntakeClosedException">It is not durable.</exception>
    public async ValueTask CountAsync(IntakeTally tally)
    {
        foreach (var (outcome, line) in (await Outcomes.ConfigureAwait(false)).Zip(Lines))
        {
            tally.Count(outcome, line);
        }
    }
}
