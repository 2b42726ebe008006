using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>Pushes of one request, and the request that waits to hear how they ended.</summary>
/// <param name="block">The pushes; disposed of once they are gathered, or here.</param>
internal sealed class WaitingPushes(PushBlock block) : IDisposable
{
    private readonly TaskCompletionSource<IReadOnlyList<PushOutcome>> outcomes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PushBlock Block => block;

    public int Count { get; } = block.Count;

    public long Bytes { get; } = block.Length;

    /// <summary>How each push ended, in order, once their facts are durable.</summary>
    /// <exception cref="IntakeClosedException">They were not committed.</exception>
    public Task<IReadOnlyList<PushOutcome>> Outcomes => outcomes.Task;

    public void Tell(IReadOnlyList<PushOutcome> each) => outcomes.TrySetResult(each);

    public void Fail() => outcomes.TrySetException(new IntakeClosedException());

    public void Dispose() => block.Dispose();
}

/// <summary>The intake does not take pushes, or gave up those that it had not committed: they may be sent again without effect.</summary>
public sealed class IntakeClosedException() : Exception("The intake is closed.");
