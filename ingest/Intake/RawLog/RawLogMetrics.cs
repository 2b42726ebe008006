using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Analytics.Intake.RawLog;

/// <summary>What is measured of the raw log's reading end. Names, units and labels stand in <c>deploy/telemetry/names.md</c>.</summary>
internal static class RawLogMetrics
{
    private static readonly ConcurrentDictionary<ConsumerSession, byte> sessions = new();

    private static readonly Counter<long> pauses = IntakeMetrics.Meter.CreateCounter<long>(
        "analytics.reading.pauses", "{pause}", "Times that reading stopped because too many bytes waited to be transformed.");

    static RawLogMetrics()
    {
        IntakeMetrics.Meter.CreateObservableGauge("analytics.partition.lag", Lag, "{push}", "Pushes of a partition that are not read yet.");
        IntakeMetrics.Meter.CreateObservableUpDownCounter("analytics.reading.bytes", Bytes, "By", "Bytes of pushes that are read and not yet transformed.");
    }

    public static void Begin(ConsumerSession session) => sessions.TryAdd(session, 0);

    public static void End(ConsumerSession session) => sessions.TryRemove(session, out _);

    public static void Paused() => pauses.Add(1);

    private static IEnumerable<Measurement<long>> Lag() => sessions.Keys
        .SelectMany(session => session.Lag)
        .Select(partition => new Measurement<long>(partition.Messages, new KeyValuePair<string, object?>("partition", partition.Partition)));

    private static long Bytes() => sessions.Keys.Sum(session => session.BytesInFlight);
}
