using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>Closes windows: from then on it is settled which parcels are in one, whatever comes or goes.</summary>
internal sealed class WindowClosing(SaleWindows windows, Ledger ledger, ReleaseOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Closes a window that is over, once.</summary>
    /// <returns>When it was closed.</returns>
    /// <exception cref="ReleaseException">It is not over, or a later one is closed already.</exception>
    public async Task<DateTimeOffset> CloseAsync(Window window, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var known = await ledger.WindowsAsync(cancellation).ConfigureAwait(false);
            if (known.FirstOrDefault(each => each.Window == window).ClosedAt is { } before)
            {
                return before;
            }

            MustBeOver(window);
            if (known.Any(each => each.Window > window))
            {
                throw new ReleaseException($"A window after {window} is closed already, and its late parcels count there. Windows are closed in their order.");
            }

            // Late parcels begin before the window does, and not before releases began.
            var from = known.Select(each => each.Window).Append(window).Min().First;
            await ledger.BeginWindowAsync(window).ConfigureAwait(false);
            await windows.CloseAsync(window.Number, from, window.After, cancellation).ConfigureAwait(false);
            await ledger.CloseWindowAsync(window).ConfigureAwait(false);
            return (await ledger.WindowsAsync(cancellation).ConfigureAwait(false)).First(each => each.Window == window).ClosedAt!.Value;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private void MustBeOver(Window window)
    {
        var over = window.Weeks[^1].AddDays(7 + options.CloseAfterDays);
        if (DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) < over)
        {
            throw new ReleaseException(string.Create(CultureInfo.InvariantCulture,
                $"The window {window} can be closed from {over:yyyy-MM-dd} on: until then many of its parcels are still on their way (releases.closeAfterDays is {options.CloseAfterDays})."));
        }
    }
}
