using System.Diagnostics;

namespace Analytics.Benchmarks.Reports;

/// <summary>Journeys that were added to a warehouse, and what that took.</summary>
/// <param name="Before">How many there were.</param>
/// <param name="After">How many there are.</param>
/// <param name="Making">The journeys.</param>
/// <param name="Cells">The cells of all weeks made again.</param>
/// <param name="ScanCells">The scan cells made again: of no scans, but of every journey.</param>
/// <param name="PeakMemory">The most memory that this process has had, in bytes.</param>
internal readonly record struct Filling(long Before, long After, TimeSpan Making, TimeSpan Cells, TimeSpan ScanCells, long PeakMemory)
{
    /// <summary>Leaves nothing for the server to bring up to date while it is asked.</summary>
    public static async Task<Filling> OfAsync(Warehouse.Warehouse warehouse, long before, long after, TimeProvider time, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        await SampleJourneys.AddAsync(warehouse.ClickHouse, before, after, stop).ConfigureAwait(false);
        var making = time.GetElapsedTime(started);

        started = time.GetTimestamp();
        await warehouse.Cells.RefreshAsync(stop).ConfigureAwait(false);
        var cells = time.GetElapsedTime(started);

        started = time.GetTimestamp();
        await warehouse.ScanCells.RefreshAsync(stop).ConfigureAwait(false);
        using var self = Process.GetCurrentProcess();
        return new Filling(before, after, making, cells, time.GetElapsedTime(started), self.PeakWorkingSet64);
    }
}
