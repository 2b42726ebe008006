using System.Runtime.CompilerServices;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// The raw log's reading end: this process's share of the topic, as a log. A partition's offset is committed once everything before
/// it is done with, and only while the partition is held; what is not committed is read again, here or elsewhere, without effect.
/// Read again after a failure, it goes on where the last commit was. One reader at a time.
/// </summary>
/// <remarks>
/// The coordinates of a push are its partition and its offset + 1. A message that is no push of ours is rejected with its reason.
/// </remarks>
public sealed class KafkaPushLog : IPushLog, IAsyncDisposable
{
    private readonly KafkaOptions options;
    private readonly DayKeyFolder keys;
    private readonly RawLogSources sources;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly RejectedLog? rejected;
    private readonly FlightRoom room;
    private volatile ConsumerSession? session;
    private volatile bool isEnded;

    /// <param name="options">Where the log is.</param>
    /// <param name="keys">What pushes are opened with.</param>
    /// <param name="sources">What pushes can come from.</param>
    /// <param name="time">Tells how long pushes were gathered.</param>
    /// <param name="logger">Tells the operator about brokers and partitions.</param>
    /// <param name="rejected">Gets what was rejected, before it is committed; null when nobody asks.</param>
    public KafkaPushLog(KafkaOptions options, DayKeyFolder keys, RawLogSources sources, TimeProvider time, ILogger logger, RejectedLog? rejected = null)
    {
        options.Validate();
        this.options = options;
        this.keys = keys;
        this.sources = sources;
        this.time = time;
        this.logger = logger;
        this.rejected = rejected;
        room = new FlightRoom(options.MaxBytesInFlight);
    }

    /// <summary>Bytes of pushes that are read and not yet transformed; safe to ask from another thread.</summary>
    public long BytesInFlight => room.Bytes;

    /// <summary>Whether this reader is a member of the group, with partitions of its own or waiting for its share; as known a second ago.</summary>
    public bool HasJoined => session is { HasJoined: true };

    /// <inheritdoc/>
    /// <exception cref="RawLogException">The log cannot be read, and waiting would not change that.</exception>
    /// <exception cref="Custody.Tokens.KeyFileException">The keys cannot be read.</exception>
    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await LeaveAsync().ConfigureAwait(false);
        var joined = new ConsumerSession(options, keys, sources, room, time, logger);
        session = joined;
        if (isEnded)
        {
            joined.End();
        }

        var isAtEnd = false;
        try
        {
            await foreach (var block in joined.Blocks.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return block;
            }

            isAtEnd = true;
        }
        finally
        {
            // At its end the last blocks are still to be committed; broken off, it is read again from the last commit.
            if (!isAtEnd)
            {
                await LeaveAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RejectedLogException">What was rejected could not be written down; nothing is committed.</exception>
    public async ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        if (rejected is not null)
        {
            await rejected.AppendAsync(blocks, cancellation).ConfigureAwait(false);
        }

        session?.Commit(blocks.SelectMany(outcome => (IReadOnlyList<RawLogPosition>)outcome.Block.After));
    }

    /// <summary>Reads no more: the reader comes to its end after what is read already, which can still be committed.</summary>
    public void End()
    {
        isEnded = true;
        session?.End();
    }

    /// <summary>Leaves the group.</summary>
    public ValueTask DisposeAsync() => LeaveAsync();

    private async ValueTask LeaveAsync()
    {
        if (Interlocked.Exchange(ref session, null) is { } left)
        {
            await left.DisposeAsync().ConfigureAwait(false);
        }
    }
}
