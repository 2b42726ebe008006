using Analytics.Support.Postgres;

namespace Analytics.Control.Tests.Support;

/// <summary>An empty control database, gone in the end.</summary>
public sealed class Place(ControlOptions options, Func<ValueTask> leave) : IAsyncDisposable
{
    public ControlOptions Options { get; } = options;

    public static Place InFolder()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-control-");
        return new Place(new ControlOptions { Folder = folder.FullName }, () =>
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    public static async Task<Place> InPostgresAsync(SharedPostgres postgres)
    {
        var database = await postgres.NewDatabaseAsync();
        return new Place(OptionsOf(database), database.DisposeAsync);
    }

    public static ControlOptions OptionsOf(PostgresDatabase database) =>
        new() { Connection = database.Connection, Password = ControlPassword.FromText(database.Password) };

    public ValueTask DisposeAsync() => leave();
}
