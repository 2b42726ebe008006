using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>What became of rejected pushes.</summary>
/// <param name="Redriven">Put into the raw log again.</param>
/// <param name="Gone">Not there any more: the raw log has dropped them, and they were not kept beside their reasons.</param>
public sealed record RedriveResult(int Redriven, int Gone);

/// <summary>
/// Puts rejected pushes into the raw log again, as they were sealed. A push is redriven once; broken off between its message and its record it
/// may be twice, which has no second effect on facts.
/// </summary>
/// <param name="options">Where both topics are.</param>
/// <param name="rejected">The topic of what was rejected.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Tells the operator about brokers.</param>
public sealed class Redrive(KafkaOptions options, RejectedLog rejected, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly LastingProducer producer = new(options, time, logger);

    /// <summary>Redrives records, one after the other.</summary>
    /// <exception cref="RawLogException">A broker does not answer, or a topic is not open to us. What was redriven before stays so.</exception>
    /// <exception cref="RejectedLogException">A record could not be taken away.</exception>
    public async Task<RedriveResult> RunAsync(IEnumerable<RejectedRecord> records, CancellationToken cancellation)
    {
        var (redriven, gone) = (0, 0);
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = RawLogLookup.Find(options, record.Partition, record.Offset);
            if (found is null && record.Sealed is null)
            {
                gone++;
                continue;
            }

            await AppendAsync(new Message<byte[], byte[]> { Key = found?.Key!, Value = record.Sealed ?? found!.Value! }, cancellation).ConfigureAwait(false);
            await rejected.RemoveAsync(record, cancellation).ConfigureAwait(false);
            redriven++;
        }

        return new RedriveResult(redriven, gone);
    }

    public void Dispose() => producer.Dispose();

    private async ValueTask AppendAsync(Message<byte[], byte[]> message, CancellationToken cancellation)
    {
        try
        {
            await producer.Current.ProduceAsync(options.Topic, message, cancellation).ConfigureAwait(false);
        }
        catch (ProduceException<byte[], byte[]> e)
        {
            throw KafkaTrouble.Explain(options, e.Error);
        }
    }
}
