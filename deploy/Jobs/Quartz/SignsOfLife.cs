using Analytics.Control;

namespace Analytics.Jobs;

/// <summary>Renews the lease of a run until disposed of, and tells when it can no longer be held.</summary>
internal sealed class SignsOfLife : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<bool>> renew;
    private readonly TimeSpan lease;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;

    /// <param name="renew">Renews it; false when another has it.</param>
    /// <param name="lease">How long it lasts.</param>
    /// <param name="time">Tells the time.</param>
    public SignsOfLife(Func<CancellationToken, Task<bool>> renew, TimeSpan lease, TimeProvider time)
    {
        (this.renew, this.lease, this.time) = (renew, lease, time);
        renewing = Task.Run(RenewAsync);
    }

    /// <summary>Cancelled when the run is no longer this process's own.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        lost.Dispose();
        ended.Dispose();
    }

    private async Task RenewAsync()
    {
        var held = time.GetTimestamp();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(lease / 3, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var asked = time.GetTimestamp();
            switch (ended.IsCancellationRequested ? null : await TryAsync().ConfigureAwait(false))
            {
                case true:
                    held = asked;
                    break;
                case false:
                    await lost.CancelAsync().ConfigureAwait(false);
                    return;
                case null when !ended.IsCancellationRequested && time.GetElapsedTime(held) > lease * 2 / 3:
                    await lost.CancelAsync().ConfigureAwait(false);
                    return;
            }
        }
    }

    /// <summary>Null when nobody could be asked.</summary>
    private async Task<bool?> TryAsync()
    {
        try
        {
            return await renew(ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ControlException or OperationCanceledException)
        {
            return null;
        }
    }
}
