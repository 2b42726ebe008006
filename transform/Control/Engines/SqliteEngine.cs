using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Analytics.Control;

/// <summary>An SQLite file in a folder that is closed to other users. A writer waits up to 10 s for another.</summary>
internal sealed class SqliteEngine(string folder) : Engine
{
    /// <summary>The file in its folder.</summary>
    public const string FileName = "control.db";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string path = Path.Combine(folder, FileName);

    public override string? Dialect => null;

    public override string Elsewhere => "name another data folder with --data";

    public override DbDataSource Source => SqliteFactory.Instance.CreateDataSource(ConnectionString);

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 10 }.ConnectionString;

    public override async Task<bool> PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ControlException($"The folder {folder} cannot be made or is not yours. Check who owns it, or {Elsewhere}.", e);
        }

        var open = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            return await open.ExecuteScalarAsync<string>("PRAGMA journal_mode = WAL").ConfigureAwait(false) == "wal";
        }
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        var open = new SqliteConnection(ConnectionString);
        await open.OpenAsync(cancellation).ConfigureAwait(false);
        return open;
    }

    public override async Task<T> ChangeAsync<T>(string scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        var open = new SqliteConnection(ConnectionString);
        await using (open.ConfigureAwait(false))
        {
            await open.OpenAsync(cancellation).ConfigureAwait(false);
            var transaction = open.BeginTransaction(deferred: false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(open).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }
    }

    public override bool MayPass(DbException failure) => false;

    public override void Forget()
    {
    }

    public override ControlException Explain(DbException failure)
    {
        var code = (failure as SqliteException)?.SqliteErrorCode.ToString(CultureInfo.InvariantCulture);
        return new ControlException($"The control database {path} failed (SQLite error {code}). Check that the disk has room and that the file belongs to you.", failure);
    }

    public override void Dispose()
    {
    }
}
