using System.Diagnostics;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Reports;

/// <summary>
/// The questions of the dashboard over invented journeys, asked of the served API: our answers, beside the limit's and the peer's from
/// the engine itself; and how soon the dashboard's first page is there. Client, browser and server share this machine.
/// </summary>
internal sealed class ReportBench(ReportBenchOptions options, TimeProvider time)
{
    private const int Runs = 30;

    private readonly ReportTable table = new(Runs);

    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public async Task RunAsync(string folder)
    {
        using var interrupt = new Interrupt();
        table.Explain();
        var there = 0L;
        foreach (var size in options.Journeys)
        {
            // One process for each folder: the engine is closed here before the server opens it.
            var (values, engine) = await FillAsync(folder, there, size, interrupt.Token).ConfigureAwait(false);
            await AskAsync(folder, values, engine, interrupt.Token).ConfigureAwait(false);
            there = size;
        }
    }

    private async Task<(SampleValues Values, Dictionary<Question, EngineTimes> Engine)> FillAsync(string folder, long first, long last, CancellationToken stop)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder, SyncToDisk = false }, time, stop).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            ReportTable.Progress("making journeys and their cells ...");
            var started = time.GetTimestamp();
            await SampleJourneys.AddAsync(warehouse.ClickHouse, first, last, stop).ConfigureAwait(false);
            var made = time.GetElapsedTime(started);
            started = time.GetTimestamp();
            await warehouse.Cells.RefreshAsync(stop).ConfigureAwait(false);
            var refreshed = time.GetElapsedTime(started);
            // Else the server would, while it is asked.
            started = time.GetTimestamp();
            await warehouse.ScanCells.RefreshAsync(stop).ConfigureAwait(false);
            var scanned = time.GetElapsedTime(started);
            using var self = Process.GetCurrentProcess();
            table.Begin(first, last, made, refreshed, scanned, self.PeakWorkingSet64);

            var values = await SampleValues.ReadAsync(warehouse.ClickHouse).ConfigureAwait(false);
            var engine = new Dictionary<Question, EngineTimes>();
            foreach (var question in Question.All)
            {
                ReportTable.Progress($"limit and peer: {question.Name} ...");
                engine.Add(question, await EngineTimes.OfAsync(question, warehouse.ClickHouse, values, Runs, time, stop).ConfigureAwait(false));
            }

            return (values, engine);
        }
    }

    private async Task AskAsync(string folder, SampleValues values, Dictionary<Question, EngineTimes> engine, CancellationToken stop)
    {
        using var server = await ServerProcess.StartAsync(folder).ConfigureAwait(false);
        using var client = await server.ClientAsync("analyst").ConfigureAwait(false);
        var asker = new ReportAsker(client, values, time);
        var used = server.Used;
        foreach (var question in Question.All)
        {
            table.Add(question, await asker.AskAsync(question, Runs, stop).ConfigureAwait(false), engine[question]);
        }

        table.Sum(asker, server.Used - used, server.PeakMemory);
        ReportTable.Overview(File.Exists(FirstPaint.Chromium)
            ? await FirstPaint.SeeAsync(await server.SignInLinkAsync().ConfigureAwait(false), server.Address, stop).ConfigureAwait(false)
            : null);
        await server.StopAsync().ConfigureAwait(false);
    }
}
