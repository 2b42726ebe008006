namespace Analytics.Warehouse.Http;

/// <summary>Cancels a statement when the server has moved no byte for too long, or when its caller wants it cancelled.</summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource idle;
    private readonly CancellationTokenSource either;

    public IdleTimer(TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        this.limit = limit;
        idle = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellation);
    }

    public CancellationToken Token => either.Token;

    /// <summary>Whether it was the time that ran out.</summary>
    public bool IsOver => idle.IsCancellationRequested;

    public void Restart() => idle.CancelAfter(limit);

    /// <summary>Waits for nobody: the caller is at work.</summary>
    public void Stop() => idle.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        either.Dispose();
        idle.Dispose();
    }
}
