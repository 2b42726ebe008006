using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Warehouse;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>
/// Runs the pipeline over a log that goes on and on, anew with each change of keys and after each failure. Where the process has a keeper of
/// its own, that keeps the cells fresh meanwhile; elsewhere a job does. When the server stops, what was read is still written.
/// </summary>
internal abstract class PipelineService(
    Warehouse.Warehouse warehouse, CustodyRoom custody, TouchedParcels? touched, CellsKeeper? keeper, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int MaxUnknownFields = 10;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    protected abstract PipelineOptions Options { get; }

    /// <summary>Where pushes come from; read anew after each failure.</summary>
    protected abstract IPushLog Log { get; }

    /// <summary>Name of what is read in the record of rejected pushes.</summary>
    protected abstract string Load { get; }

    /// <summary>Where facts go.</summary>
    protected virtual IClickHouse ClickHouse => warehouse.ClickHouse;

    /// <summary>Breaks off what is being written.</summary>
    protected virtual CancellationToken Abandoned => CancellationToken.None;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = new CancellationTokenSource();
        var keeping = keeper is null ? Task.CompletedTask : Task.Run(() => keeper.RunAsync(ended.Token), CancellationToken.None);
        try
        {
            while (await TakeAsync().ConfigureAwait(false) is { } pause && !stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await keeping.ConfigureAwait(false);
        }
    }

    /// <summary>Comes before each reading.</summary>
    protected virtual void Opening()
    {
    }

    /// <summary>Comes after each reading, whether it came to the log's end or not.</summary>
    protected virtual void Ending()
    {
    }

    /// <summary>Tells failures that no waiting mends, which end the process; after all others the log is read anew.</summary>
    protected virtual bool IsLasting(Exception failure) => false;

    /// <summary>Takes pushes until the log has ended; returns how long to wait when it broke off before, else null.</summary>
    private async Task<TimeSpan?> TakeAsync()
    {
        using var change = new CancellationTokenSource(custody.Keys.NextChange() - time.GetUtcNow(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(change.Token, Abandoned);
        try
        {
            var pipeline = new Pipeline.Pipeline(ClickHouse, custody.Present(), Options, touched);
            Opening();
            TellUnknown(await pipeline.RunAsync(Log, Load, either.Token).ConfigureAwait(false));
            return null;
        }
        catch (OperationCanceledException) when (Abandoned.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (change.IsCancellationRequested)
        {
            ServingLog.KeysChange(logger);
            return TimeSpan.Zero;
        }
        catch (Exception e) when (e is WarehouseException or KeyFileException or ControlException or RejectedLogException && !IsLasting(e))
        {
            ServingLog.PushesNotWritten(logger, e.Message, PauseAfterFailure.TotalSeconds);
            return PauseAfterFailure;
        }
        catch (Exception e) when (!IsLasting(e))
        {
            // Not the message: it may quote what was sent.
            ServingLog.TransformBroke(logger, e.GetType().Name, PauseAfterFailure.TotalSeconds, e.StackTrace);
            return PauseAfterFailure;
        }
        finally
        {
            Ending();
        }
    }

    private void TellUnknown(IReadOnlyDictionary<string, long> fields)
    {
        foreach (var (path, times) in fields.OrderByDescending(field => field.Value).Take(MaxUnknownFields))
        {
            ServingLog.UnknownField(logger, times, path);
        }
    }
}
