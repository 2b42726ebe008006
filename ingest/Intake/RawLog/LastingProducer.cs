using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>A producer that is made anew after it has failed for good. Thread-safe.</summary>
internal sealed class LastingProducer(KafkaOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly BrokerTroubles troubles = new(logger, time);
    private IProducer<byte[], byte[]>? producer;
    private volatile IProducer<byte[], byte[]>? failed;
    private bool isDisposed;

    /// <summary>The producer to use now.</summary>
    public IProducer<byte[], byte[]> Current
    {
        get
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(isDisposed, this);
                if (producer is not null && producer == failed)
                {
                    var old = producer;
                    producer = null;
                    // It waits for threads of its own that may be on their way to this lock.
                    _ = Task.Run(old.Dispose);
                }

                return producer ??= Build();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            producer?.Flush(LastWait);
            producer?.Dispose();
            producer = null;
        }
    }

    private IProducer<byte[], byte[]> Build()
    {
        try
        {
            return new ProducerBuilder<byte[], byte[]>(KafkaSettings.Producer(options))
                .SetErrorHandler(Tell)
                .SetLogHandler((_, _) => { /* the errors among them come to the other handler */ })
                .Build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw KafkaTrouble.WrongProperties(e);
        }
    }

    private void Tell(IProducer<byte[], byte[]> from, Error error)
    {
        if (error.IsFatal)
        {
            failed = from;
            RawLogLog.ProducerFailed(logger, $"{error.Code}", error.Reason);
            return;
        }

        troubles.Tell(error);
    }
}
