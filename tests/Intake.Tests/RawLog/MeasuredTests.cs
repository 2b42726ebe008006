using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Analytics.Formats;

namespace Analytics.Intake.Tests.RawLog;

/// <summary>What is measured of the raw log. Other tests measure at the same time: only what this one alone can cause is looked at.</summary>
public sealed class MeasuredTests
{
    [Fact]
    public async Task Lag_is_what_was_written_and_not_read_and_is_told_for_each_partition_that_was_read_from()
    {
        await using var log = new RawLogFixture(partitions: 1);
        await log.AppendAsync([.. Enumerable.Range(0, 30).Select(TestSources.Push)]);
        await using var reader = log.Reader();
        await using var blocks = reader.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await blocks.MoveNextAsync());
        blocks.Current.Dispose();

        await UntilAsync(() => Measured("analytics.partition.lag").Contains((0, "partition=0")));
        await UntilAsync(() => reader.HasJoined);
    }

    [Fact]
    public async Task Bytes_in_flight_are_told_until_their_blocks_are_done_with()
    {
        await using var log = new RawLogFixture(partitions: 1);
        var filler = new string(' ', 1_000_000);
        await log.AppendAsync(TestSources.Push(0) + filler);
        await using var reader = log.Reader();
        await using var blocks = reader.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await blocks.MoveNextAsync());

        Assert.True(Measured("analytics.reading.bytes").Single().Value > filler.Length);
        blocks.Current.Dispose();
        await UntilAsync(() => Measured("analytics.reading.bytes").Single().Value < filler.Length);
    }

    [Fact]
    public async Task A_reader_that_has_not_begun_has_not_joined()
    {
        await using var log = new RawLogFixture();
        await using var reader = log.Reader();

        Assert.False(reader.HasJoined);
    }

    [Fact]
    public async Task Pushes_that_the_brokers_have_are_counted_once_for_a_block_and_those_that_are_refused_are_not()
    {
        await using var log = new RawLogFixture();
        var queued = new ConcurrentQueue<(long, string?)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, me) => Enable(instrument, me, "analytics.pushes.queued") };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => queued.Enqueue((count, $"{tags[0].Value}")));
        listener.Start();
        using var writer = log.Writer();

        var builder = TestSources.Block("shippo", [.. Enumerable.Range(0, 17).Select(TestSources.Push), new string('x', FormatLimits.MaxPushBytes + 1)]);
        await writer.AppendAsync(builder);

        Assert.Contains((17, "shippo"), queued);
    }

    private static List<(long Value, string Tags)> Measured(string name)
    {
        var measured = new List<(long, string)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, me) => Enable(instrument, me, name) };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            measured.Add((value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }

    private static void Enable(Instrument instrument, MeterListener listener, string name)
    {
        if (instrument.Name == name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            await Task.Delay(50, longest.Token);
        }
    }
}
