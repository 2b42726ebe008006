using System.Collections.Concurrent;
using Analytics.Custody.DayKeys;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Intake.Http;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// The raw log's writing end: each push is sealed and sent to Kafka, and its sender is answered once every in-sync broker has it.
/// A push that was answered otherwise may be in the log all the same; sent again, it has no second effect. Thread-safe.
/// </summary>
public sealed class KafkaRawLog : IPushSink, IDisposable
{
    private static readonly TimeSpan PauseWhenFull = TimeSpan.FromMilliseconds(20);

    private readonly KafkaOptions options;
    private readonly DayKeyFolder keys;
    private readonly RawLogSources sources;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly InboxRoom room;
    private readonly LastingProducer producer;
    private readonly ConcurrentBag<EnvelopeSealer> sealers = [];
    private volatile bool isClosed;

    /// <param name="options">Where the log is. That it is there is for <see cref="KafkaTopic"/> to check.</param>
    /// <param name="keys">What pushes are sealed with.</param>
    /// <param name="sources">Under which names.</param>
    /// <param name="time">Tells the day, and when a push was received.</param>
    /// <param name="logger">Tells the operator what was not kept.</param>
    /// <exception cref="RawLogException">librdkafka does not take a property.</exception>
    public KafkaRawLog(KafkaOptions options, DayKeyFolder keys, RawLogSources sources, TimeProvider time, ILogger logger)
    {
        options.Validate();
        this.options = options;
        this.keys = keys;
        this.sources = sources;
        this.time = time;
        this.logger = logger;
        room = new InboxRoom(options.MaxWaitingPushes, options.MaxWaitingBytes);
        producer = new LastingProducer(options, time, logger);
        // Properties that are wrong are told now, not to the first sender.
        _ = producer.Current;
    }

    /// <inheritdoc/>
    public bool IsOpen => !isClosed;

    /// <inheritdoc/>
    public IDisposable? TryTakeRoom(int pushes, long bytes) => room.TryTake(pushes, bytes);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PushOutcome?>> AppendAsync(PushBlock block)
    {
        var appended = new AppendedBlock(block.Count);
        var provider = block.Format.Provider;
        try
        {
            using (block)
            {
                await SendAsync(block, appended).ConfigureAwait(false);
            }

            await appended.EndAsync().ConfigureAwait(false);
        }
        catch (KeyFileException e)
        {
            RawLogLog.KeyMissing(logger, e.Message);
            throw new IntakeClosedException();
        }
        catch (ObjectDisposedException) when (isClosed)
        {
            throw new IntakeClosedException();
        }

        if (appended.Failure is { } failure)
        {
            throw NotKept(failure);
        }

        IntakeMetrics.Queued(provider, appended.Outcomes);
        return appended.Outcomes;
    }

    /// <summary>Takes no more pushes, and waits a little for those under way.</summary>
    public void Dispose()
    {
        isClosed = true;
        producer.Dispose();
        while (sealers.TryTake(out var sealer))
        {
            sealer.Dispose();
        }
    }

    private async ValueTask SendAsync(PushBlock block, AppendedBlock appended)
    {
        if (!sealers.TryTake(out var sealer))
        {
            sealer = new EnvelopeSealer(keys, sources, time);
        }

        for (var i = 0; i < block.Count; i++)
        {
            var push = block[i];
            var fault = push.Payload.Length > FormatLimits.MaxPushBytes ? RejectionReason.TooLarge : push.Fault;
            if (fault != RejectionReason.None)
            {
                appended.Reject(i, fault);
                continue;
            }

            var index = i;
            var (key, value) = sealer.Seal(block.Format, push.Payload);
            await SendAsync(new Message<byte[], byte[]> { Key = key, Value = value }, report => appended.Hear(index, report.Error)).ConfigureAwait(false);
        }

        // Not after a failure: nobody knows what state it is in then.
        sealers.Add(sealer);
    }

    // A full queue empties as the brokers acknowledge, or when what is in it has waited for too long.
    private async ValueTask SendAsync(Message<byte[], byte[]> message, Action<DeliveryReport<byte[], byte[]>> hear)
    {
        var started = time.GetTimestamp();
        while (!isClosed)
        {
            try
            {
                producer.Current.Produce(options.Topic, message, hear);
                return;
            }
            catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull && time.GetElapsedTime(started) < options.AcknowledgedWithin)
            {
                await Task.Delay(PauseWhenFull, time).ConfigureAwait(false);
            }
            catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.MsgSizeTooLarge)
            {
                hear(new DeliveryReport<byte[], byte[]> { Error = e.Error });
                return;
            }
            catch (ProduceException<byte[], byte[]> e)
            {
                throw NotKept(e.Error);
            }
        }

        throw new IntakeClosedException();
    }

    private IntakeClosedException NotKept(Error error)
    {
        RawLogLog.NotAcknowledged(logger, options.Brokers, $"{error.Code}", options.Topic);
        return new IntakeClosedException();
    }
}
