using Analytics.Formats;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Warehouse;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>
/// Transforms this process's share of the raw log. What passes by itself is waited for: the batch is written again until it is there, and
/// no partition is read beyond what memory is set aside for. What does not ends the process with a message.
/// </summary>
internal sealed class TransformService(
    KafkaPushLog log, Installation installation, Warehouse.Warehouse warehouse, CustodyRoom custody,
    IHostApplicationLifetime lifetime, Failure failure, TimeProvider time, ILogger<TransformService> logger)
    : PipelineService(warehouse, custody, touched: null, keeper: null, time, logger)
{
    /// <summary>How long a stop waits for what was read to be written; after that it is read again by whoever comes next.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource abandoned = new();
    private readonly RetryingInserts inserts = new(
        warehouse.ClickHouse, time, (e, pause) => ServingLog.InsertsWait(logger, e.Message, pause.TotalSeconds));

    protected override PipelineOptions Options { get; } = installation.Settings.Transform.ToOptions();

    protected override IPushLog Log => log;

    // The coordinates of a push are its partition and offset, whoever reads it.
    protected override string Load => installation.RawLog.Topic;

    protected override IClickHouse ClickHouse => inserts;

    protected override CancellationToken Abandoned => abandoned.Token;

    public override void Dispose()
    {
        base.Dispose();
        abandoned.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = lifetime.ApplicationStopping.Register(() =>
        {
            log.End();
            abandoned.CancelAfter(LongestEnd);
        });
        try
        {
            await base.ExecuteAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLasting(e))
        {
            failure.Set(e);
            lifetime.StopApplication();
        }
    }

    protected override bool IsLasting(Exception failure) => failure is RawLogException or WarehouseException { MayPass: false };
}
