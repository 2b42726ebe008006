using Npgsql;

namespace Analytics.Support.Postgres;

/// <summary>An empty database of its own on a PostgreSQL server, dropped in the end.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly NpgsqlConnectionStringBuilder own;

    private PostgresDatabase(string server, string name)
    {
        this.server = server;
        own = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true };
        Password = own.Password ?? "";
        own.Password = null;
    }

    /// <summary>How to reach it, without the password.</summary>
    public string Connection => own.ConnectionString;

    public string Password { get; }

    /// <param name="server">How to reach the server as a user who may make databases, with the password.</param>
    /// <param name="name">Its name; null for one that no other has.</param>
    public static async Task<PostgresDatabase> CreateAsync(string server, string? name = null)
    {
        var database = new PostgresDatabase(server, name ?? $"analytics_test_{Guid.NewGuid():N}");
        await ExecuteAsync(server, $"CREATE DATABASE {database.own.Database}");
        return database;
    }

    /// <summary>Runs a statement on it, past whatever is tested.</summary>
    public Task<object?> ExecuteAsync(string statement) => ExecuteAsync($"{Connection};Password={Password}", statement);

    public async ValueTask DisposeAsync() => await ExecuteAsync(server, $"DROP DATABASE {own.Database} WITH (FORCE)");

    private static async Task<object?> ExecuteAsync(string connection, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
