using System.Diagnostics;
using System.Security.Cryptography;

namespace Analytics.Releases.Tests;

/// <summary>Builds that are killed at every step: the ledger and the shelf tell what became of them, and nothing is charged twice or changed.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Budget_crashes_a_build_killed_at_each_step_is_charged_once_told_of_and_the_same_bytes_from_the_shelf_on()
    {
        await KillAsync("closing the window");
        Assert.Null(await StandAsync());
        await KillAsync("charging the ledger");
        Assert.Null(await StandAsync());
        string[] steps =
        [
            "reading what may be sold", "bounding what a unit adds", "aggregating", "drawing noise", "holding back what is small or somebody's own",
            "writing files", "attacking them", "describing and signing", "putting it on the shelf",
        ];
        foreach (var step in steps)
        {
            // Charged, not built, and 'release list' says so.
            await KillAsync(step);
            Assert.Equal(LedgerStep.Charged, await StandAsync());
            Assert.False(IsOnShelf, step);
        }

        await KillAsync("entering it in the ledger");
        Assert.Equal(LedgerStep.Charged, await StandAsync());
        Assert.True(IsOnShelf);
        var bytes = Bytes();

        Assert.Equal(0, await RunAsync(DyingBuild.Never));
        Assert.Equal(LedgerStep.Built, await StandAsync());
        Assert.Equal(bytes, Bytes());
        Assert.Equal([ReleaseBuild.IdOf(DyingBuild.Dataset, AttackedHouse.Window)], Directory.EnumerateDirectories(DyingBuild.Shelf(folder).Folder).Select(Path.GetFileName));

        // Nothing of what is there already is made again.
        Assert.Equal(0, await RunAsync("reading what may be sold"));
        Assert.Equal(bytes, Bytes());
        Assert.All(new ReleaseVerifier().Verify(Release), finding => Assert.True(finding.Passed, finding.Text));
    }

    private string Release => DyingBuild.Shelf(folder).PathOf(ReleaseBuild.IdOf(DyingBuild.Dataset, AttackedHouse.Window));

    private bool IsOnShelf => Directory.Exists(Release);

    // Whatever was killed, no more than one charge is in the ledger.
    private async Task<LedgerStep?> StandAsync()
    {
        using var ledger = await DyingBuild.LedgerAsync(folder);
        var records = await ledger.ReleasesAsync();
        Assert.True(records.Sum(record => record.Entries.Count(entry => entry.Step == LedgerStep.Charged)) <= 1);
        Assert.Equal(records.Sum(record => record.Rho), (await ledger.SpentAsync(AttackedHouse.Window)).Window);
        return records.SingleOrDefault()?.Step;
    }

    private async Task KillAsync(string step) => Assert.NotEqual(0, await RunAsync(step));

    private async Task<int> RunAsync(string step)
    {
        using var dying = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, DyingBuild.Switch, folder, step]) { RedirectStandardError = true })!;
        var error = await dying.StandardError.ReadToEndAsync().WaitAsync(longest);
        await dying.WaitForExitAsync().WaitAsync(longest);
        Assert.Equal("", error);
        return dying.ExitCode;
    }

    private Dictionary<string, string> Bytes() => Directory.EnumerateFiles(Release).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
}
