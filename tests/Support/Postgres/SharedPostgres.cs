namespace Analytics.Support.Postgres;

/// <summary>
/// The PostgreSQL server that the tests of an assembly share: the one that <c>ANALYTICS_TEST_POSTGRES</c> names (a connection string of a user
/// who may make databases), or one that is started when it is first needed.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    /// <summary>Why a test was skipped that needs some server.</summary>
    public const string Absent = "There is no PostgreSQL on this machine (Debian's package 'postgresql'), and ANALYTICS_TEST_POSTGRES names none.";

    /// <summary>Why a test was skipped that needs a server of its own making.</summary>
    public const string NotInstalled = "There is no PostgreSQL on this machine (Debian's package 'postgresql') to be started.";

    private readonly SemaphoreSlim starting = new(1);
    private PostgresServer? server;

    private static string? Named { get; } = Environment.GetEnvironmentVariable("ANALYTICS_TEST_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>Whether a server can be started here.</summary>
    public static bool IsInstalled => PostgresPrograms.Folder is not null;

    /// <summary>Whether there is any server to be had.</summary>
    public static bool IsThere => IsInstalled || Named is not null;

    /// <summary>An empty database, whatever the server.</summary>
    public Task<PostgresDatabase> NewDatabaseAsync() => Named is not null ? PostgresDatabase.CreateAsync(Named) : NewLocalDatabaseAsync();

    /// <summary>An empty database on a server that is on loopback and has no TLS.</summary>
    public async Task<PostgresDatabase> NewLocalDatabaseAsync()
    {
        await starting.WaitAsync();
        try
        {
            server ??= await PostgresServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return await PostgresDatabase.CreateAsync($"{server.Connection};Password={server.Password}");
    }

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
