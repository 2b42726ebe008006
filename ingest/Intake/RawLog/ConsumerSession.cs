using System.Threading.Channels;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// One membership in the consumer group, from joining to leaving. A thread of its own asks Kafka for messages all the time, also while
/// nobody takes blocks, since a member that does not ask is taken for dead.
/// </summary>
internal sealed class ConsumerSession : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly KafkaOptions options;
    private readonly TimeProvider time;
    private readonly FlightRoom room;
    private readonly EnvelopeOpener opener;
    private readonly Gathering gathering;
    private readonly GroupMember member;
    private readonly Channel<PushBlock> blocks = Channel.CreateUnbounded<PushBlock>();
    private readonly CancellationTokenSource stop = new();
    private readonly Task polling;
    private volatile IReadOnlyList<PartitionLag> lag = [];
    private volatile bool hasJoined;
    private volatile bool isEnding;
    private bool isPaused;
    private long gatheringSince;
    private long lookedAt;

    /// <exception cref="RawLogException">librdkafka does not take a property.</exception>
    public ConsumerSession(KafkaOptions options, DayKeyFolder keys, RawLogSources sources, FlightRoom room, TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.room = room;
        this.time = time;
        opener = new EnvelopeOpener(keys);
        gathering = new Gathering(sources, opener, room);
        member = new GroupMember(options, time, logger);
        RawLogMetrics.Begin(this);
        polling = Task.Factory.StartNew(Poll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What is read, in the order in which it is to be committed; ends after <see cref="End"/>, or with what broke it off.</summary>
    public ChannelReader<PushBlock> Blocks => blocks.Reader;

    /// <summary>How far each partition is read, as known a second ago.</summary>
    public IReadOnlyList<PartitionLag> Lag => lag;

    public long BytesInFlight => room.Bytes;

    /// <summary>Whether the group knows this member, with a share of the partitions or without.</summary>
    public bool HasJoined => hasJoined;

    /// <summary>Reads no more; what was read can still be committed until this is disposed of.</summary>
    public void End() => isEnding = true;

    /// <inheritdoc cref="GroupMember.Commit"/>
    public void Commit(IEnumerable<RawLogPosition> positions) => member.Commit(positions);

    /// <summary>Leaves the group.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(false);
        while (blocks.Reader.TryRead(out var block))
        {
            block.Dispose();
        }

        stop.Dispose();
    }

    private void Poll()
    {
        Exception? failure = null;
        try
        {
            member.Join();
            while (!stop.IsCancellationRequested)
            {
                PauseOrResume();
                Take();
                HandOnWhenDue();
                LookWhenDue();
            }
        }
        catch (Exception e)
        {
            failure = e;
        }
        finally
        {
            RawLogMetrics.End(this);
            blocks.Writer.TryComplete(failure);
            gathering.Dispose();
            opener.Dispose();
            member.Dispose();
        }
    }

    private void PauseOrResume()
    {
        var wasPaused = isPaused;
        isPaused = isEnding || room.IsFull || (isPaused && !room.IsHalfEmpty);
        if (isPaused && !wasPaused && !isEnding)
        {
            RawLogMetrics.Paused();
        }

        if (isPaused)
        {
            member.Pause();
        }
        else
        {
            member.Resume();
        }
    }

    private void Take()
    {
        if (member.Read(Wait()) is var (lease, offset, value))
        {
            if (gathering.Count == 0)
            {
                gatheringSince = time.GetTimestamp();
            }

            gathering.Add(lease, offset, value);
        }
    }

    private TimeSpan Wait()
    {
        var left = gathering.Count == 0 ? LongestWait : options.GatherFor - time.GetElapsedTime(gatheringSince);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait;
    }

    private void HandOnWhenDue()
    {
        var isFull = gathering.Count >= options.PushesGathered || gathering.Bytes >= options.BytesGathered || isPaused;
        if (gathering.Count > 0 && (isFull || isEnding || time.GetElapsedTime(gatheringSince) >= options.GatherFor))
        {
            foreach (var block in gathering.Take())
            {
                // Refused after the end: read a moment too late, and read again by whoever comes next.
                if (!blocks.Writer.TryWrite(block))
                {
                    block.Dispose();
                }
            }
        }

        if (isEnding)
        {
            blocks.Writer.TryComplete();
        }
    }

    private void LookWhenDue()
    {
        if (time.GetElapsedTime(lookedAt) >= BetweenLooks)
        {
            lookedAt = time.GetTimestamp();
            lag = member.Lag();
            hasJoined = member.HasJoined;
        }
    }
}
