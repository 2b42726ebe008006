using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Analytics.Web;

/// <summary>The control database of a data folder: an SQLite file that several processes may use at once, closed to other users.</summary>
internal sealed class ControlDatabase
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string path;
    private readonly string connection;

    static ControlDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private ControlDatabase(string path)
    {
        this.path = path;
        connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 10 }.ConnectionString;
    }

    /// <summary>Opens the database and brings it to this version's schema; makes it where there is none.</summary>
    /// <exception cref="ControlException">It cannot be read or written, or is of a newer version.</exception>
    public static ControlDatabase Open(string folder)
    {
        var database = new ControlDatabase(Path.Combine(folder, "control.db"));
        try
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ControlException($"The folder {folder} cannot be made or is not yours. Check who owns it, or name another data folder with --data.", e);
        }

        database.Run(Migrate);
        return database;
    }

    /// <summary>Runs work on a connection, in one transaction that no other writer comes between.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public T Change<T>(Func<SqliteConnection, T> work) => Run(open =>
    {
        using var transaction = open.BeginTransaction(deferred: false);
        var result = work(open);
        transaction.Commit();
        return result;
    });

    /// <summary>Runs work that only reads.</summary>
    /// <inheritdoc cref="Change{T}" path="/exception"/>
    public T Read<T>(Func<SqliteConnection, T> work) => Run(work);

    private T Run<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var open = new SqliteConnection(connection);
            open.Open();
            return work(open);
        }
        catch (SqliteException e)
        {
            var code = e.SqliteErrorCode.ToString(CultureInfo.InvariantCulture);
            throw new ControlException($"The control database {path} failed (SQLite error {code}). Check that the disk has room and that the file belongs to you.", e);
        }
    }

    private static int Migrate(SqliteConnection open)
    {
        var files = Resources.Names("Control/Schema").ToList();
        if (VersionOf(open) == files.Count)
        {
            return files.Count;
        }

        open.Execute("PRAGMA journal_mode = WAL");
        using var transaction = open.BeginTransaction(deferred: false);
        var version = VersionOf(open);
        if (version > files.Count)
        {
            throw new ControlException("The control database was written by a newer version. Update, or name another data folder with --data.");
        }

        foreach (var file in files.Skip(version))
        {
            open.Execute(Resources.Text(file));
        }

        open.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {files.Count}"));
        transaction.Commit();
        return files.Count;
    }

    private static int VersionOf(SqliteConnection open) => open.ExecuteScalar<int>("PRAGMA user_version");
}
