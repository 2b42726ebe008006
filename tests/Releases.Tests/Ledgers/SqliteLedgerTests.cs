using Analytics.Control;

namespace Analytics.Releases.Tests;

public sealed class SqliteLedgerTests : LedgerCases
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-ledger-");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected override Task<ControlOptions> NewControlAsync() => Task.FromResult(new ControlOptions { Folder = folder.FullName });
}
