using System.Globalization;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse;

/// <summary>Asks a ClickHouse server how it is, and changes nothing there.</summary>
public static class ServerProbe
{
    private const int UnknownDatabase = 81;
    private const int UnknownTable = 60;
    private const int SyntaxError = 62;

    private static readonly string[] rights = ["SELECT", "INSERT", "CREATE TABLE", "CREATE VIEW", "CREATE DICTIONARY", "DROP TABLE", "TRUNCATE", "dictGet"];

    /// <exception cref="WarehouseException">It cannot be reached, does not let the user in, or holds what a newer version wrote.</exception>
    public static async Task<ServerState> AskAsync(ServerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(options, options.Database, hasDatabase: true, time, cancellation).ConfigureAwait(false);
        }
        catch (WarehouseException e) when (e.Code == UnknownDatabase)
        {
            return await AskAsync(options with { Database = "default" }, options.Database, hasDatabase: false, time, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<ServerState> AskAsync(ServerOptions options, string database, bool hasDatabase, TimeProvider time, CancellationToken cancellation)
    {
        var clickHouse = new HttpClickHouse(options, connections: 1, time);
        await using (clickHouse.ConfigureAwait(false))
        {
            var version = await ScalarAsync(clickHouse, "SELECT version()", cancellation).ConfigureAwait(false);
            return new ServerState(
                version,
                await ClockAsync(clickHouse, time, cancellation).ConfigureAwait(false),
                hasDatabase,
                hasDatabase ? await PendingAsync(clickHouse, time, cancellation).ConfigureAwait(false) : Names(Migration.All),
                await MissingAsync(clickHouse, database, cancellation).ConfigureAwait(false));
        }
    }

    private static async Task<TimeSpan> ClockAsync(HttpClickHouse clickHouse, TimeProvider time, CancellationToken cancellation)
    {
        var (before, started) = (time.GetUtcNow(), time.GetTimestamp());
        var there = long.Parse(await ScalarAsync(clickHouse, "SELECT toUnixTimestamp64Milli(now64(3))", cancellation).ConfigureAwait(false), CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeMilliseconds(there) - (before + (time.GetElapsedTime(started) / 2));
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(HttpClickHouse clickHouse, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return Names(await new Migrator(clickHouse, time, Warehouse.ProductVersion).PendingAsync(Migration.All, cancellation).ConfigureAwait(false));
        }
        catch (WarehouseException e) when (e.Code == UnknownTable)
        {
            return Names(Migration.All);
        }
    }

    private static async Task<IReadOnlyList<string>?> MissingAsync(HttpClickHouse clickHouse, string database, CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var right in rights)
        {
            try
            {
                var answer = await ScalarAsync(clickHouse, $"CHECK GRANT {right} ON {SqlText.Name(database)}.*", cancellation).ConfigureAwait(false);
                missing.AddRange(answer == "1" ? [] : [right]);
            }
            catch (WarehouseException e) when (e.Code == SyntaxError)
            {
                // Servers before 24.5 cannot be asked so.
                return null;
            }
        }

        return missing;
    }

    private static async Task<string> ScalarAsync(HttpClickHouse clickHouse, string sql, CancellationToken cancellation) =>
        (await clickHouse.ReadTextAsync(new Statement(sql), "TabSeparatedRaw", cancellation).ConfigureAwait(false)).Trim();

    private static List<string> Names(IEnumerable<Migration> migrations) =>
        [.. migrations.Select(migration => string.Create(CultureInfo.InvariantCulture, $"{migration.Number:000}_{migration.Name}"))];
}
