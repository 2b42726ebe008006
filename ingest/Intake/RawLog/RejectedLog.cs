using Analytics.Formats;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// The topic of what was rejected, <c>tracking.rejected</c>: a record of each push, in place until it is redriven. Written before the push
/// counts as done with, so that none is lost; written twice, it is one. Thread-safe.
/// </summary>
/// <param name="options">Where it is.</param>
/// <param name="time">Tells when a push was rejected.</param>
/// <param name="logger">Tells the operator about brokers.</param>
public sealed class RejectedLog(KafkaOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly LastingProducer producer = new(options, time, logger);

    /// <summary>Writes records of what was rejected in these blocks, and waits until the brokers have them.</summary>
    /// <exception cref="RejectedLogException">They do not have them.</exception>
    public async ValueTask AppendAsync(IEnumerable<BlockOutcome> blocks, CancellationToken cancellation)
    {
        foreach (var (block, tally) in blocks)
        {
            var records = tally.RejectedPushes.Select(push => RecordOf(block, push)).ToList();
            if (records.Count > 0)
            {
                await WriteAsync(records.Select(record => (record.Key, (byte[]?)record.ToUtf8())), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes a record away.</summary>
    /// <inheritdoc cref="AppendAsync" path="/exception"/>
    public ValueTask RemoveAsync(RejectedRecord record, CancellationToken cancellation) => WriteAsync([(record.Key, null)], cancellation);

    public void Dispose() => producer.Dispose();

    private RejectedRecord RecordOf(PushBlock block, RejectedPush push)
    {
        var offset = push.At.Line - 1; // lines count from 1
        var whole = options.RejectedWithPayload ? RawLogLookup.Find(options, block.File, offset) : null;
        return new RejectedRecord(block.File, offset, block.Format.Provider, push.Reason, time.GetUtcNow(), whole?.Value);
    }

    private async ValueTask WriteAsync(IEnumerable<(byte[] Key, byte[]? Value)> messages, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(messages.Select(message => producer.Current.ProduceAsync(
                options.RejectedTopic, new Message<byte[], byte[]> { Key = message.Key, Value = message.Value! }, cancellation))).ConfigureAwait(false);
        }
        catch (ProduceException<byte[], byte[]> e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options with { Topic = options.RejectedTopic }, e.Error);
        }
        catch (ProduceException<byte[], byte[]> e)
        {
            throw new RejectedLogException($"What was rejected could not be written to {options.RejectedTopic} ({e.Error.Code}).", e);
        }
    }
}

/// <summary>What was rejected could not be written down, for now.</summary>
public sealed class RejectedLogException(string message, Exception inner) : Exception(message, inner);
