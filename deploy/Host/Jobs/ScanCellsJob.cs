using Analytics.Jobs;

namespace Analytics.Host.Jobs;

/// <summary>Brings what the quality of data is told from up with the facts.</summary>
internal sealed class ScanCellsJob(Warehouse.Warehouse warehouse, TimeSpan interval) : IScheduledJob
{
    public string Name => "scan-cells";

    public string Does => "Brings what the quality of data is told from up with the facts.";

    public TimeSpan Interval => interval;

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        var epochs = await warehouse.ScanCells.RefreshAsync(cancellation).ConfigureAwait(false);
        return epochs.Count == 0 ? "nothing new" : $"months made anew: {epochs.Count}";
    });
}
