using Analytics.Eta;
using Analytics.Host.Reporting;
using Analytics.Warehouse;

namespace Analytics.Host.Demo;

/// <summary>A model of the demo's parcels: trained on some of them, judged, and ready to serve.</summary>
internal sealed class DemoEta(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time)
{
    // As many as are learned from in a quarter of a minute.
    private const int Parcels = 60_000;
    private const int Trees = 80;

    public async Task TrainAsync(DateTimeOffset asOf, CancellationToken cancellation)
    {
        using var steps = new StepLine(time);
        var options = installation.Settings.Eta.ToOptions() with { MostParcels = Parcels, Rounds = Trees };
        var training = new EtaTraining(warehouse.ClickHouse.For(Purposes.Eta), installation.Models, options, time);
        var record = await training.RunAsync(asOf, steps, cancellation).ConfigureAwait(false);
        steps.Dispose();
        Console.WriteLine($"""

            A model that tells when parcels arrive: {record.Version}
              {EtaTable.Line(record)}
            More of it: ./analytics eta models {record.Version} --data {installation.Folder.Path}
            """);
    }
}
