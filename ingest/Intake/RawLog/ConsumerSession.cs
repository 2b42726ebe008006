using System.Threading.Channels;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// One membership in the consumer group, from joining to leaving. A thread of its own asks Kafka for messages all the time, also while
/// nobody takes blocks, since a member that does not ask is taken for dead.
/// </summary>
internal sealed class ConsumerSession : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromSeconds(1);

    private readonly KafkaOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly FlightRoom room;
    private readonly EnvelopeOpener opener;
    private readonly Gathering gathering;
    private readonly Assignment assignment;
    private readonly Channel<PushBlock> blocks = Channel.CreateUnbounded<PushBlock>();
    private readonly CancellationTokenSource stop = new();
    private readonly IConsumer<Ignore, byte[]> consumer;
    private readonly Task polling;
    private volatile bool isEnding;
    private bool isPaused;
    private int pausedVersion;
    private long gatheringSince;
    private long committedAt;

    public ConsumerSession(KafkaOptions options, DayKeyFolder keys, RawLogSources sources, FlightRoom room, TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.room = room;
        this.time = time;
        this.logger = logger;
        opener = new EnvelopeOpener(keys);
        gathering = new Gathering(sources, opener, room);
        assignment = new Assignment(options.Topic);
        consumer = Build();
        polling = Task.Factory.StartNew(Poll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What is read, in the order in which it is to be committed; ends after <see cref="End"/>, or with what broke it off.</summary>
    public ChannelReader<PushBlock> Blocks => blocks.Reader;

    /// <summary>Reads no more; what was read can still be committed until this is disposed of.</summary>
    public void End() => isEnding = true;

    /// <summary>Commits positions, apart from those of partitions that are not held any more. Waits for the broker.</summary>
    /// <exception cref="RawLogException">Nothing can be committed, and waiting would not change that.</exception>
    public void Commit(IEnumerable<RawLogPosition> positions)
    {
        assignment.Advance(positions);
        CommitWhatIsDone();
    }

    /// <summary>Leaves the group, so that others take the partitions over at once.</summary>
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

    private IConsumer<Ignore, byte[]> Build()
    {
        try
        {
            return new ConsumerBuilder<Ignore, byte[]>(KafkaSettings.Consumer(options))
                .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
                .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions, isLost: false))
                .SetPartitionsLostHandler((_, partitions) => Revoked(partitions, isLost: true))
                .SetErrorHandler((_, error) => RawLogLog.BrokerTrouble(logger, $"{error.Code}", error.Reason))
                .SetLogHandler((_, _) => { /* the errors among them come to the other handler */ })
                .Build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw KafkaTrouble.WrongProperties(e);
        }
    }

    private void Poll()
    {
        Exception? failure = null;
        try
        {
            consumer.Subscribe(options.Topic);
            while (!stop.IsCancellationRequested)
            {
                PauseOrResume();
                Take();
                HandOnWhenDue();
                CommitAgainWhenBehind();
            }
        }
        catch (Exception e)
        {
            failure = e;
        }
        finally
        {
            blocks.Writer.TryComplete(failure);
            gathering.Dispose();
            opener.Dispose();
            Leave();
        }
    }

    private void Take()
    {
        try
        {
            if (consumer.Consume(Wait()) is { } read && assignment.Of(read.Partition) is { } lease)
            {
                if (gathering.Count == 0)
                {
                    gatheringSince = time.GetTimestamp();
                }

                gathering.Add(lease, read.Offset, read.Message.Value);
            }
        }
        catch (ConsumeException e) when (!KafkaTrouble.IsLasting(e.Error))
        {
            RawLogLog.BrokerTrouble(logger, $"{e.Error.Code}", e.Error.Reason);
        }
        catch (KafkaException e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options, e.Error);
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

    // Partitions that come while others are paused are paused with them.
    private void PauseOrResume()
    {
        if (isEnding || room.IsFull || (isPaused && !room.IsHalfEmpty))
        {
            if (!isPaused || pausedVersion != assignment.Version)
            {
                pausedVersion = assignment.Version;
                isPaused = true;
                consumer.Pause(consumer.Assignment);
            }
        }
        else if (isPaused)
        {
            isPaused = false;
            consumer.Resume(consumer.Assignment);
        }
    }

    private void CommitAgainWhenBehind()
    {
        if (time.GetElapsedTime(committedAt) >= BetweenCommits)
        {
            committedAt = time.GetTimestamp();
            if (assignment.IsBehind)
            {
                CommitWhatIsDone();
            }
        }
    }

    private void CommitWhatIsDone()
    {
        try
        {
            assignment.Commit(consumer.Commit);
        }
        catch (KafkaException e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options, e.Error);
        }
        catch (KafkaException e)
        {
            RawLogLog.NotCommitted(logger, $"{e.Error.Code}");
        }
    }

    private void Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        assignment.Add(partitions.Select(partition => partition.Partition.Value));
        RawLogLog.Assigned(logger, options.Topic, string.Join(", ", partitions.Select(partition => partition.Partition.Value)));
    }

    private void Revoked(IReadOnlyList<TopicPartitionOffset> partitions, bool isLost)
    {
        if (!isLost)
        {
            CommitWhatIsDone();
        }

        assignment.Remove(partitions.Select(partition => partition.Partition.Value));
        RawLogLog.Revoked(logger, options.Topic, string.Join(", ", partitions.Select(partition => partition.Partition.Value)));
    }

    private void Leave()
    {
        try
        {
            consumer.Close();
        }
        catch (KafkaException e)
        {
            // The group finds out by itself that this member is gone.
            RawLogLog.BrokerTrouble(logger, $"{e.Error.Code}", e.Error.Reason);
        }

        assignment.RemoveAll();
        consumer.Dispose();
    }
}
