using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>Tells the operator what brokers do, each kind of trouble at most once in ten seconds: librdkafka tells it at every attempt. Thread-safe.</summary>
internal sealed class BrokerTroubles(ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ErrorCode, long> told = [];

    public void Tell(Error error)
    {
        var now = time.GetTimestamp();
        if (told.TryAdd(error.Code, now) || (told.TryGetValue(error.Code, out var last) && time.GetElapsedTime(last, now) >= BetweenWords && told.TryUpdate(error.Code, now, last)))
        {
            RawLogLog.BrokerTrouble(logger, $"{error.Code}", error.Reason);
        }
    }
}
