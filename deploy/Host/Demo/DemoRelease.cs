using Analytics.Host.Releasing;
using Analytics.Releases;

namespace Analytics.Host.Demo;

/// <summary>A dataset of the demo's parcels that could be sold: built, checked and published.</summary>
internal sealed class DemoRelease(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time)
{
    private static readonly Window Window = new(2026, 8);

    public async Task MakeAsync(CancellationToken cancellation)
    {
        var dataset = DefinitionJson.Read(DefinitionFiles.ExampleText());
        using var room = await ReleaseRoom.OpenAsync(installation, warehouse, time, cancellation).ConfigureAwait(false);
        using var steps = new StepLine(time);
        var built = await room.Build.RunAsync(dataset, Window, new Dictionary<UInt128, int>(), steps, cancellation).ConfigureAwait(false);
        steps.Dispose();
        var published = await new Publication(room.Ledger, new ReleaseShelf(installation.Folder.Releases)).PublishAsync(built.Id, cancellation).ConfigureAwait(false);
        var certificate = CertificateFile.Read(await File.ReadAllBytesAsync(Path.Combine(built.Path, CertificateFile.Name), cancellation).ConfigureAwait(false)).Certificate;
        Console.WriteLine($"""

            A dataset that could be sold, anonymized and signed for: {published.Id}
              {CertificateText.Line(certificate)}
              {built.Path}
            Check it: ./analytics release verify {built.Path}
            """);
    }
}
