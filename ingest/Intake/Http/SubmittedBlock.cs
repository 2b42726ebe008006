using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>A block of an upload on its way to being committed, with the lines at which its pushes begin.</summary>
internal sealed record SubmittedBlock(IReadOnlyList<long> Lines, Task<IReadOnlyList<PushOutcome>> Outcomes)
{
    /// <summary>Hands a block to the inbox.</summary>
    /// <exception cref="IntakeClosedException">The inbox takes no pushes.</exception>
    public static SubmittedBlock Submit(PushInbox inbox, PushBlock block)
    {
        // The block's bytes and lines are gone once the inbox has it.
        long[] lines = [.. Enumerable.Range(0, block.Count).Select(i => block[i].At.Line)];
        return new SubmittedBlock(lines, inbox.SubmitAsync(block));
    }

    /// <summary>Waits until the block is committed, and counts how its pushes ended.</summary>
    /// <exception cref="IntakeClosedException">It is not committed.</exception>
    public async ValueTask CountAsync(IntakeTally tally)
    {
        foreach (var (outcome, line) in (await Outcomes.ConfigureAwait(false)).Zip(Lines))
        {
            tally.Count(outcome, line);
        }
    }
}
