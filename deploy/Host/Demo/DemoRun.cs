using System.Globalization;
using System.Text;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Host.Commands;
using Analytics.Host.Loading;
using Analytics.Pipeline;
using Analytics.Reports;
using Analytics.Simulator;
using Analytics.Warehouse;

namespace Analytics.Host.Demo;

/// <summary>The demo: simulate, load, report, show. Everything lands in one folder.</summary>
internal sealed class DemoRun(string folder, long parcels, TimeProvider time)
{
    private const ulong Seed = 20260928;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var simulated = await SimulateAsync(cancellation).ConfigureAwait(false);
        var installation = Installation.In(Path.Combine(folder, "data"));
        var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(installation, time, cancellation).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        await using (custody.ConfigureAwait(false))
        {
            var (tally, elapsed) = await LoadAsync(simulated, custody, warehouse, cancellation).ConfigureAwait(false);
            var reports = new DemoReports(new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), time), Path.Combine(folder, "reports"), SimulationOptions.DefaultUntil);
            var facts = new DemoFacts(parcels, tally.Total, tally.Kept, tally.Rejected, tally.Withheld, SimulationOptions.DefaultUntil, elapsed);
            var figures = await reports.WriteAsync(facts, cancellation).ConfigureAwait(false);
            var page = Path.Combine(folder, "index.html");
            await File.WriteAllTextAsync(page, DemoPage.Render(figures), Encoding.UTF8, cancellation).ConfigureAwait(false);
            await reports.ShowAsync(Console.Out, cancellation).ConfigureAwait(false);
            await new DemoRelease(installation, warehouse, time).MakeAsync(cancellation).ConfigureAwait(false);
            await new DemoEta(installation, warehouse, time).TrainAsync(SimulationOptions.DefaultUntil, cancellation).ConfigureAwait(false);
            Tell($"The reports as files: {Path.Combine(folder, "reports")}");
            Tell($"The page with charts, which opens without a server: {page}");
            Tell($"More of it: ./analytics report delivery-times --group lane --as-of {SimulationOptions.DefaultUntil.UtcDateTime:yyyy-MM-dd} --data {installation.Folder.Path}");
            return ExitCode.Done;
        }
    }

    private async Task<SimulationSummary> SimulateAsync(CancellationToken cancellation)
    {
        Tell($"Simulating {parcels:N0} parcels in four provider formats ...");
        var pushes = Path.Combine(folder, "pushes");
        var summary = await SimulateCommand.RunAsync(new SimulationOptions { Parcels = parcels, Seed = Seed, Directory = pushes }, time, cancellation).ConfigureAwait(false);
        Tell($"  {summary.Files.Sum(file => file.Pushes):N0} pushes, {summary.Files.Sum(file => file.Bytes) / 1e6:N0} MB, names, phones and addresses in them: {pushes}");
        return summary;
    }

    private async Task<(PushTally Tally, TimeSpan Elapsed)> LoadAsync(
        SimulationSummary simulated, CustodyRoom custody, Warehouse.Warehouse warehouse, CancellationToken cancellation)
    {
        var total = new PushTally();
        var elapsed = TimeSpan.Zero;
        foreach (var file in simulated.Files)
        {
            Tell($"Loading {file.Format} ...");
            var request = new LoadRequest([file.Path], file.Format, MapFile: null, Resume: false);
            var result = await new FileLoad(custody, time, new PipelineOptions())
                .RunAsync(request, FormatSource.Of(request, FieldPolicy.BuiltIn), warehouse, cancellation).ConfigureAwait(false);
            total.Add(result.Total);
            elapsed += result.Elapsed;
        }

        Tell($"  {total.Kept:N0} kept, {total.Rejected:N0} rejected, {total.Withheld:N0} withheld; {total.Scans:N0} scans in {elapsed.TotalSeconds:N1} s");
        return (total, elapsed);
    }

    private static void Tell(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
