namespace Analytics.Formats;

/// <summary>
/// Where pushes come from and where it is said that they are done with: files, an HTTP queue, Kafka.
/// </summary>
public interface IPushLog
{
    /// <summary>The pushes in order, in blocks. A block is the reader's to use until it is disposed of.</summary>
    IAsyncEnumerable<PushBlock> ReadAsync(CancellationToken cancellation);

    /// <summary>
    /// The facts of these blocks are durable: they need not be read again. Blocks come in the order they were read, none
    /// left out, so that what is committed is always a prefix.
    /// </summary>
    ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation);
}

/// <summary>How the pushes of a block speak, and how to read them.</summary>
/// <param name="Provider">Name of the provider, as stored with each scan.</param>
/// <param name="CreateReader">Makes a reader for one worker.</param>
public sealed record PushFormat(string Provider, Func<IPushReader> CreateReader);

/// <summary>Where one push lies in its block.</summary>
/// <param name="Start">First byte in the block.</param>
/// <param name="Length">Bytes; 0 for a push that could not be framed.</param>
/// <param name="Line">Line at which it begins, from 1.</param>
/// <param name="Fault">Why it could not be framed.</param>
public readonly record struct PushBounds(int Start, int Length, long Line, RejectionReason Fault = RejectionReason.None);

/// <summary>How the pushes of a block ended. Kept + rejected + withheld is the number of pushes that came in.</summary>
/// <param name="Block">The block, disposed of by now: its position may be read, its bytes not.</param>
/// <param name="Tally">The counts.</param>
public readonly record struct BlockOutcome(PushBlock Block, PushTally Tally);
