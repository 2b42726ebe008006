namespace Analytics.Warehouse;

/// <summary>Keeps others from what a semaphore guards, until it is disposed of.</summary>
internal sealed class Held : IDisposable
{
    private readonly SemaphoreSlim guard;

    private Held(SemaphoreSlim guard) => this.guard = guard;

    public static async ValueTask<Held> TakeAsync(SemaphoreSlim guard, CancellationToken cancellation)
    {
        await guard.WaitAsync(cancellation).ConfigureAwait(false);
        return new Held(guard);
    }

    public void Dispose() => guard.Release();
}
