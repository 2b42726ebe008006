using Analytics.Custody.Tokens;
using Analytics.Intake.Http;
using Analytics.Pipeline;
using Analytics.Warehouse;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>
/// Runs the pipeline over the pushes that come in by HTTP, and keeps the cells fresh. When writing fails, senders hear that
/// nothing was kept, and it begins again. When the server stops, what waits is still written and answered.
/// </summary>
internal sealed class IntakeService(
    PushInbox inbox, Warehouse.Warehouse warehouse, TokenKeyFile keys, TouchedParcels touched, CellsKeeper keeper,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<IntakeService> logger) : BackgroundService
{
    private const int MaxUnknownFields = 10;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    // One worker: what comes in while it writes shares the next commit. The batch is small, so that no sender waits for long.
    private static readonly PipelineOptions Options = new() { Workers = 1, ScansPerBatch = 50_000, WritesWhenNothingWaits = true };

    private readonly string load = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = lifetime.ApplicationStopping.Register(inbox.End);
        using var ended = new CancellationTokenSource();
        var keeping = Task.Run(() => keeper.RunAsync(ended.Token), CancellationToken.None);
        while (await TakeAsync().ConfigureAwait(false) is { } pause && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ended.CancelAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(false);
    }

    /// <summary>Takes pushes until the inbox has ended; returns how long to wait when it broke off before, else null.</summary>
    private async Task<TimeSpan?> TakeAsync()
    {
        using var month = new CancellationTokenSource(LeftOfMonth(), time);
        try
        {
            var pipeline = new Pipeline.Pipeline(warehouse.ClickHouse, keys.Current(), Options, touched);
            inbox.Open();
            TellUnknown(await pipeline.RunAsync(inbox, load, month.Token).ConfigureAwait(false));
            return null;
        }
        catch (OperationCanceledException) when (month.IsCancellationRequested)
        {
            ServingLog.MonthTurned(logger);
            return TimeSpan.Zero;
        }
        catch (Exception e) when (e is WarehouseException or KeyFileException)
        {
            ServingLog.IntakeFailed(logger, e.Message, PauseAfterFailure.TotalSeconds);
            return PauseAfterFailure;
        }
        catch (Exception e)
        {
            // Not the message: it may quote what was sent.
            ServingLog.IntakeBroke(logger, e.GetType().Name, PauseAfterFailure.TotalSeconds, e.StackTrace);
            return PauseAfterFailure;
        }
        finally
        {
            // Without effect on a run that came to its end: then nobody waits any more.
            inbox.Fail();
        }
    }

    private void TellUnknown(IReadOnlyDictionary<string, long> fields)
    {
        foreach (var (path, times) in fields.OrderByDescending(field => field.Value).Take(MaxUnknownFields))
        {
            ServingLog.UnknownField(logger, times, path);
        }
    }

    private TimeSpan LeftOfMonth()
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) - now;
    }
}
