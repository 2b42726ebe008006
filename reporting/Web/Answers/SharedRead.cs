namespace Analytics.Web;

/// <summary>
/// Reads once for all who wait: whoever asks gets what a read found that began after they asked. However many ask, one read runs, and
/// at most one more is to come.
/// </summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock gate = new();
    private Task<T>? running;
    private Task<T>? next;

    public Task<T> ReadAsync()
    {
        lock (gate)
        {
            return running is null ? running = RunAsync(after: null) : next ??= RunAsync(after: running);
        }
    }

    private async Task<T> RunAsync(Task? after)
    {
        // Yields even when there is nothing to wait for, so that the caller has put this task in its place first.
        await (after ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (after is not null)
        {
            // From here on, whoever asks is too late for this read.
            lock (gate)
            {
                (running, next) = (next, null);
            }
        }

        try
        {
            return await read().ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                running = next is null ? null : running;
            }
        }
    }
}
