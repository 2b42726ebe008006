using Analytics.Formats;
using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>The pushes of a block on their way to the brokers. Thread-safe.</summary>
internal sealed class AppendedBlock(int count)
{
    private readonly PushOutcome?[] outcomes = new PushOutcome?[count];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = count;
    private volatile Error? failure;

    /// <summary>Why the brokers did not acknowledge one of them; null when all ended well.</summary>
    public Error? Failure => failure;

    /// <summary>How each ended: null for one that the brokers have acknowledged.</summary>
    public IReadOnlyList<PushOutcome?> Outcomes => outcomes;

    /// <summary>Ends when all pushes have ended, well or not.</summary>
    public Task EndAsync() => outcomes.Length == 0 ? Task.CompletedTask : ended.Task;

    /// <summary>A push that is not for the log.</summary>
    public void Reject(int index, RejectionReason reason)
    {
        outcomes[index] = PushOutcome.Rejected(reason);
        CountDown();
    }

    /// <summary>What the brokers said of a push.</summary>
    public void Hear(int index, Error error)
    {
        if (error.Code is ErrorCode.MsgSizeTooLarge)
        {
            Reject(index, RejectionReason.TooLarge);
            return;
        }

        if (error.IsError)
        {
            failure = error;
        }

        CountDown();
    }

    private void CountDown()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            ended.TrySetResult();
        }
    }
}
