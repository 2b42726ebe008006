using Analytics.Control;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests.Support;

/// <summary>An empty control database, gone in the end.</summary>
public sealed class Place(ControlOptions options, string? password, Func<ValueTask> leave) : IAsyncDisposable
{
    public ControlOptions Control { get; } = options;

    /// <summary>For another process, which cannot be handed the options.</summary>
    public string? Password { get; } = password;

    /// <summary>Options with no more patience than a test has.</summary>
    public JobsOptions Options => new()
    {
        Control = Control,
        Retries = 2,
        FirstRetry = TimeSpan.FromSeconds(1),
        Lease = TimeSpan.FromSeconds(3),
        CheckIn = TimeSpan.FromSeconds(1),
        Look = TimeSpan.FromSeconds(1),
    };

    public static Place InFolder()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-jobs-");
        return new Place(new ControlOptions { Folder = folder.FullName }, null, () =>
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    public static async Task<Place> InPostgresAsync(SharedPostgres postgres)
    {
        Assert.SkipUnless(SharedPostgres.IsThere, SharedPostgres.Absent);
        var database = await postgres.NewDatabaseAsync();
        return new Place(
            new ControlOptions { Connection = database.Connection, Password = ControlPassword.FromText(database.Password) }, database.Password, database.DisposeAsync);
    }

    public ValueTask DisposeAsync() => leave();
}
