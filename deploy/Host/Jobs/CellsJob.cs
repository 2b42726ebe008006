using Analytics.Jobs;

namespace Analytics.Host.Jobs;

/// <summary>Brings what reports read up with what any process has committed.</summary>
internal sealed class CellsJob(Warehouse.Warehouse warehouse, TimeSpan interval) : IScheduledJob
{
    public string Name => "cells";

    public string Does => "Brings the cells that reports read up with the facts.";

    public TimeSpan Interval => interval;

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        var weeks = await warehouse.Cells.RefreshAsync(cancellation).ConfigureAwait(false);
        return weeks.Count == 0 ? "nothing new" : $"weeks made anew: {weeks.Count}";
    });
}
