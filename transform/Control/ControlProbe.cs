using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Analytics.Control;

/// <summary>What the control database says of itself.</summary>
/// <param name="Engine">SQLite or PostgreSQL.</param>
/// <param name="Version">Its version; null for a file that is not there yet.</param>
/// <param name="Clock">How much the server's clock is ahead of ours; null where there is no server.</param>
public sealed record ControlState(string Engine, string? Version, TimeSpan? Clock);

/// <summary>Asks the control database how it is, and changes and makes nothing there.</summary>
public static class ControlProbe
{
    private static readonly ControlRoom own = new("probe", typeof(ControlProbe).Assembly, "Engines");

    /// <exception cref="ControlException">It cannot be reached or read.</exception>
    public static async Task<ControlState> AskAsync(ControlOptions options, TimeProvider time, CancellationToken cancellation)
    {
        options.Validate();
        if (options.Folder is { Length: > 0 } folder)
        {
            return File.Exists(Path.Combine(folder, SqliteEngine.FileName))
                ? await AskAsync(new SqliteEngine(folder), "SQLite", time, cancellation).ConfigureAwait(false)
                : new ControlState("SQLite", null, null);
        }

        return await AskAsync(new PostgresEngine(options, new Persistence(TimeSpan.Zero, time)), "PostgreSQL", time, cancellation).ConfigureAwait(false);
    }

    private static async Task<ControlState> AskAsync(Engine engine, string name, TimeProvider time, CancellationToken cancellation)
    {
        using (engine)
        {
            try
            {
                var open = await engine.ConnectAsync(cancellation).ConfigureAwait(false);
                await using (open.ConfigureAwait(false))
                {
                    var version = await open.ExecuteScalarAsync<string>(own.Statement("version", engine.Dialect)).ConfigureAwait(false);
                    return new ControlState(name, version, engine is PostgresEngine ? await ClockAsync(open, time).ConfigureAwait(false) : null);
                }
            }
            catch (DbException e)
            {
                throw engine.Explain(e);
            }
        }
    }

    private static async Task<TimeSpan> ClockAsync(DbConnection open, TimeProvider time)
    {
        var (before, started) = (time.GetUtcNow(), time.GetTimestamp());
        var there = Convert.ToDouble(await open.ExecuteScalarAsync<object>(PostgresSql.Clock).ConfigureAwait(false), CultureInfo.InvariantCulture);
        return DateTimeOffset.UnixEpoch.AddSeconds(there) - (before + (time.GetElapsedTime(started) / 2));
    }
}
