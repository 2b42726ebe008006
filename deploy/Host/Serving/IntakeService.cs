using Analytics.Formats;
using Analytics.Intake.Http;
using Analytics.Pipeline;
using Analytics.Warehouse;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>
/// Transforms the pushes that come in by HTTP to the same process. When writing fails, senders hear that nothing was kept, and it begins
/// again. When the server stops, what waits is still written and answered.
/// </summary>
internal sealed class IntakeService(
    PushInbox inbox, Warehouse.Warehouse warehouse, CustodyRoom custody, TouchedParcels touched, CellsKeeper keeper,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<IntakeService> logger)
    : PipelineService(warehouse, custody, touched, keeper, time, logger)
{
    // One worker: what comes in while it writes shares the next commit. The batch is small, so that no sender waits for long.
    protected override PipelineOptions Options { get; } = new() { Workers = 1, ScansPerBatch = 50_000, WritesWhenNothingWaits = true };

    protected override IPushLog Log => inbox;

    protected override string Load { get; } = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = lifetime.ApplicationStopping.Register(inbox.End);
        await base.ExecuteAsync(stoppingToken).ConfigureAwait(false);
    }

    protected override void Opening() => inbox.Open();

    // Without effect on a run that came to its end: then nobody waits any more.
    protected override void Ending() => inbox.Fail();
}
