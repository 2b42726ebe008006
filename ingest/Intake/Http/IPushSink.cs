using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>Where received pushes go: straight to who transforms them, or into a log that is read elsewhere. Thread-safe.</summary>
public interface IPushSink
{
    /// <summary>Whether pushes are taken.</summary>
    bool IsOpen { get; }

    /// <summary>Takes room, which is given back when it is disposed of; null when there is none.</summary>
    /// <param name="pushes">How many pushes may wait in it.</param>
    /// <param name="bytes">How many bytes they may have together.</param>
    IDisposable? TryTakeRoom(int pushes, long bytes);

    /// <summary>Puts the pushes of a request where they go, and disposes of the block.</summary>
    /// <returns>How each of them ended, in order, once that is durable; null for one that is durable itself and is transformed later.</returns>
    /// <exception cref="IntakeClosedException">No pushes are taken, or these were given up: at once, or by the task.</exception>
    Task<IReadOnlyList<PushOutcome?>> AppendAsync(PushBlock block);
}
