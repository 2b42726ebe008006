using System.Text;
using Analytics.Control;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Analytics.Web;

namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>Releases of small invented files beside the simulated parcels, with their data dictionaries, and who bought them.</summary>
public sealed class ServedReleases(Stage stage) : IAsyncLifetime
{
    public const string August = $"{ReleaseMaker.Dataset}-2026-08";

    public async ValueTask InitializeAsync()
    {
        if (!Stage.HasChromium)
        {
            return;
        }

        var control = new ControlOptions { Folder = Path.Combine(stage.Cli.Data, "control") };
        using var maker = await ReleaseMaker.OpenAsync(control, Path.Combine(stage.Cli.Data, "releases"), TimeProvider.System);
        await maker.MakeAsync("2026-07");
        await maker.MakeAsync("2026-08", dictionary: Dictionary("2026-08"));
        await maker.MakeAsync("2026-10", isPublished: false);
        await maker.WithdrawAsync("2026-07", "a test");
        using var keys = AccessKeys.Open(control, TimeProvider.System);
        using var book = await PartnerBook.OpenAsync(control, TimeProvider.System);
        var partner = keys.Add(Role.Partner, "Acme").Id;
        await book.GrantAsync(partner, ReleaseMaker.Dataset, ReleaseMaker.Month("2026-08"), null);
        await book.EndAsync(await book.BeginAsync(new Download(partner, August, "groups.parquet", 0, 1000, 200)), 1000);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Dictionary(string window)
    {
        var facts = ReleaseMaker.Facts(August, ReleaseMaker.Definition(ReleaseMaker.Dataset), ReleaseMaker.Month(window));
        return Encoding.UTF8.GetString(DictionaryPage.Write(new Described(
            facts, new Publisher("Test", new Uri("http://127.0.0.1")), [new FileEntry("groups.csv.gz", 1, "", 8)], [new ErrorPoint(1, 0.05, 0.1), new ErrorPoint(2, 0.02, 0.05)])));
    }
}
