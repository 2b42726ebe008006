using System.Data.Common;
using Dapper;

namespace Analytics.Control;

/// <summary>
/// The control database as one room sees it: an SQLite file, or PostgreSQL. Several processes may use it at once.
/// <para>
/// What is promised of a change, on both: changes of a room are made one after the other, each sees all of those before it, and it stands
/// whole or not at all. When <c>Change</c> returns, it stands, once; when it throws, it does not, unless
/// <see cref="ControlException.IsOutcomeUnknown"/> is true.
/// </para>
/// <para>
/// A PostgreSQL server that is away, as while it restarts, is waited for (<see cref="ControlOptions.Patience"/>), and work that was not
/// committed is run again from its beginning: work has no effect outside of the database. When the answer to a commit is lost, the change
/// is not repeated blindly: every change leaves a mark in its transaction, and the server is asked for it; the change is made again only
/// if it is not there and can no longer come. This holds across a crash of the server too, and where a standby takes over.
/// </para>
/// </summary>
public sealed class ControlDatabase : IDisposable
{
    private const string MigrationScope = "migrations";

    private readonly ControlRoom room;
    private readonly Engine engine;
    private readonly Persistence persistence;

    static ControlDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private ControlDatabase(ControlRoom room, Engine engine, Persistence persistence) =>
        (this.room, this.engine, this.persistence) = (room, engine, persistence);

    /// <summary>Opens the database and brings the room's tables to this version, also while other processes do.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">It cannot be reached, read or written, or a newer version wrote it.</exception>
    public static async Task<ControlDatabase> OpenAsync(ControlOptions options, ControlRoom room, TimeProvider time, CancellationToken cancellation = default)
    {
        options.Validate();
        var persistence = new Persistence(options.Patience, time);
        Engine engine = string.IsNullOrWhiteSpace(options.Folder) ? new PostgresEngine(options, persistence) : new SqliteEngine(options.Folder);
        var database = new ControlDatabase(room, engine, persistence);
        try
        {
            await database.RunAsync(() => engine.PrepareAsync(cancellation), cancellation).ConfigureAwait(false);
            var versions = new Versions(room, engine, time);
            await database.RunAsync(() => engine.ChangeAsync(MigrationScope, versions.ApplyAsync, cancellation), cancellation).ConfigureAwait(false);
            return database;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="OpenAsync"/>, for a command that has nothing else to do meanwhile.</summary>
    /// <inheritdoc cref="OpenAsync" path="/exception"/>
    public static ControlDatabase Open(ControlOptions options, ControlRoom room, TimeProvider time) => OpenAsync(options, room, time).GetAwaiter().GetResult();

    /// <summary>The room's statement <c>Sql/name.sql</c>, as this database says it.</summary>
    public string Sql(string name) => room.Statement(name, engine.Dialect);

    /// <summary>
    /// Connections for a library that brings its own tables and statements, as a scheduler does: nothing that is promised of changes holds
    /// for what it writes.
    /// </summary>
    public DbDataSource Connections => engine.Source;

    /// <summary>Runs work in one transaction that no other change of the room comes between.</summary>
    /// <param name="work">Is given an open connection. May run more than once; only its last run stands.</param>
    /// <param name="cancellation">Gives up, but not once the commit is under way.</param>
    /// <exception cref="ControlException">The database failed.</exception>
    public Task<T> ChangeAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default) =>
        RunAsync(() => engine.ChangeAsync(room.Name, work, cancellation), cancellation);

    /// <summary>As <see cref="ChangeAsync"/>, for a command.</summary>
    /// <inheritdoc cref="ChangeAsync" path="/exception"/>
    public T Change<T>(Func<DbConnection, T> work) => ChangeAsync(open => Task.FromResult(work(open))).GetAwaiter().GetResult();

    /// <summary>Runs work that only reads. Each of its statements sees what is committed by then; several that must agree are a change.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default) => RunAsync(
        async () =>
        {
            var open = await engine.ConnectAsync(cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                return await work(open).ConfigureAwait(false);
            }
        },
        cancellation);

    /// <summary>As <see cref="ReadAsync"/>, for a command.</summary>
    /// <inheritdoc cref="ChangeAsync" path="/exception"/>
    public T Read<T>(Func<DbConnection, T> work) => ReadAsync(open => Task.FromResult(work(open))).GetAwaiter().GetResult();

    /// <summary>Closes the connections that are kept open.</summary>
    public void Dispose() => engine.Dispose();

    private async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await persistence.RunAsync(attempt, failure => failure is DbException e && engine.MayPass(e), engine.Forget, cancellation).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw engine.Explain(e);
        }
    }
}
