using System.Diagnostics;

namespace Analytics.Warehouse;

/// <summary>Measures how long it takes to bring a table up to date, and how long ago that was. Thread-safe.</summary>
internal sealed class RefreshTimer : IDisposable
{
    private const long Never = long.MinValue;

    private readonly TimeProvider time;
    private long last = Never;

    /// <param name="table">The table, one of the schema's.</param>
    /// <param name="time">Tells the time.</param>
    public RefreshTimer(string table, TimeProvider time)
    {
        this.time = time;
        Table = table;
        WarehouseMetrics.Begin(this);
    }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>Since it was last known to be up to date; null before the first time.</summary>
    public TimeSpan? Age => Interlocked.Read(ref last) is var at && at == Never ? null : time.GetElapsedTime(at);

    /// <summary>Brings the table up to date; a failure leaves its age as it was.</summary>
    public async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> refresh)
    {
        using var span = WarehouseMetrics.Spans.StartActivity("analytics.cells.refresh")?.SetTag("table", Table);
        var started = time.GetTimestamp();
        try
        {
            var result = await refresh().ConfigureAwait(false);
            WarehouseMetrics.Refreshed(Table, time.GetElapsedTime(started));
            Note();
            return result;
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    /// <summary>The table is up to date as it is.</summary>
    public void Note() => Interlocked.Exchange(ref last, time.GetTimestamp());

    /// <summary>Its age is told no more.</summary>
    public void Dispose() => WarehouseMetrics.End(this);
}
