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
        var stop = interrupt.Token;
        table.Explain();
        var there = 0L;
        try
        {
            foreach (var size in options.Journeys)
            {
                // One process for each folder: the engine is closed here before the server opens it.
                var (values, engine) = await FillAsync(folder, there, size, stop).ConfigureAwait(false);
                await AskAsync(folder, values, engine, stop).ConfigureAwait(false);
                there = size;
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // A terminal's Ctrl-C ends the server and the browser too: what fails by that has not failed.
            throw new OperationCanceledException(stop);
        }
    }

    private async Task<(SampleValues Values, Dictionary<Question, EngineTimes> Engine)> FillAsync(string folder, long before, long after, CancellationToken stop)
    {
        var options = new WarehouseOptions { DataFolder = folder, SyncToDisk = false };
        var warehouse = await Warehouse.Warehouse.OpenAsync(options, time, stop).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var clickHouse = warehouse.ClickHouse;
            // A statement cannot be broken off, and making the cells of millions is one of more than a minute: the engine is asked to.
            using var killing = stop.Register(() => _ = clickHouse.ExecuteAsync(new Statement(BenchSql.Text("Reports.stop.sql")), CancellationToken.None).AsTask());
            ReportTable.Progress("making journeys and their cells ...");
            table.Begin(await Filling.OfAsync(warehouse, before, after, time, stop).ConfigureAwait(false));

            var values = await SampleValues.ReadAsync(clickHouse).ConfigureAwait(false);
            var engine = new Dictionary<Question, EngineTimes>();
            foreach (var question in Question.All)
            {
                ReportTable.Progress($"limit and peer: {question.Name} ...");
                engine.Add(question, await EngineTimes.OfAsync(question, clickHouse, values, Runs, time, stop).ConfigureAwait(false));
            }

            return (values, engine);
        }
    }

    private async Task AskAsync(string folder, SampleValues values, Dictionary<Question, EngineTimes> engine, CancellationToken stop)
    {
        using var server = await ServerProcess.StartAsync(folder).ConfigureAwait(false);
        using var client = await server.ClientAsync("analyst").ConfigureAwait(false);
        ReportTable.Progress("waiting for the server to have nothing else to do ...");
        await server.RestAsync(time, stop).ConfigureAwait(false);
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
