using Analytics.Control;

namespace Analytics.Web.Tests;

public sealed class SqliteAccessTests : AccessCases, IAsyncLifetime
{
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<ControlOptions> NewControlAsync() => Task.FromResult(folder.Control);
}
