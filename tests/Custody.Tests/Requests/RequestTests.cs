using Analytics.Control;
using Analytics.Support.Postgres;

namespace Analytics.Custody.Tests.Requests;

public sealed class SqliteRequestTests : RequestCases, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-requests-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override Task<ControlOptions> NewControlAsync() => Task.FromResult(new ControlOptions { Folder = folder.FullName });
}

public sealed class PostgresRequestTests(SharedPostgres postgres) : RequestCases, IAsyncLifetime
{
    private PostgresDatabase? place;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (place is not null)
        {
            await place.DisposeAsync();
        }
    }

    protected override async Task<ControlOptions> NewControlAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsThere, SharedPostgres.Absent);
        place = await postgres.NewDatabaseAsync();
        return new ControlOptions { Connection = place.Connection, Password = ControlPassword.FromText(place.Password) };
    }
}
