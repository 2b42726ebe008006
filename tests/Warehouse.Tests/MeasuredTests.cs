using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Analytics.Warehouse.Tests;

/// <summary>What is measured of the tables, on tables of their own names.</summary>
public sealed class MeasuredTests
{
    private readonly ConcurrentQueue<(string Name, double Value, string? Table)> measured = new();

    [Fact]
    public async Task An_insert_that_is_tried_again_is_counted_by_its_table_and_one_that_is_not_is_not()
    {
        using var listener = Listen();
        await using var inserts = new RetryingInserts(new Failing(times: 2), TimeProvider.System, (_, _) => { });

        await inserts.InsertAsync("retried_here (epoch, parcel)", []);
        await inserts.InsertAsync("not_retried_here", []);

        Assert.Equal(2, measured.Count(one => one is ("analytics.inserts.retried", 1, "retried_here")));
        Assert.DoesNotContain(measured, one => one.Table == "not_retried_here");
    }

    [Fact]
    public async Task A_table_that_was_brought_up_to_date_has_an_age_and_a_failure_does_not_make_it_younger()
    {
        using var listener = Listen();
        using var timer = new RefreshTimer("refreshed_here", TimeProvider.System);
        listener.RecordObservableInstruments();
        Assert.DoesNotContain(measured, one => one.Table == "refreshed_here");

        await timer.RunAsync(() => ValueTask.FromResult(1));
        await Task.Delay(20, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<IOException>(() => timer.RunAsync(() => ValueTask.FromException<int>(new IOException())).AsTask());

        listener.RecordObservableInstruments();
        Assert.Single(measured, one => one is ("analytics.refresh.duration", _, "refreshed_here"));
        Assert.Single(measured, one => one is ("analytics.refresh.age", >= 0.01, "refreshed_here"));
    }

    [Fact]
    public async Task A_table_that_nobody_refreshes_any_more_has_no_age()
    {
        using var listener = Listen();
        var timer = new RefreshTimer("disposed_here", TimeProvider.System);
        await timer.RunAsync(() => ValueTask.FromResult(1));
        timer.Dispose();

        listener.RecordObservableInstruments();

        Assert.DoesNotContain(measured, one => one is ("analytics.refresh.age", _, "disposed_here"));
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == WarehouseMetrics.Name)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags[0].Value as string)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags[0].Value as string)));
        listener.Start();
        return listener;
    }

    private sealed class Failing(int times) : IClickHouse
    {
        private int left = times;

        public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) => throw new NotSupportedException();

        public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
            left-- > 0 ? throw new WarehouseException(WarehouseFault.Unreachable, "Away.") : ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
