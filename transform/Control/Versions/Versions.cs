using System.Data.Common;
using Dapper;

namespace Analytics.Control;

/// <summary>Which steps of a room's schema a database has been through, and the way to the last.</summary>
internal sealed class Versions(ControlRoom room, Engine engine, TimeProvider time)
{
    private static readonly ControlRoom own = new("control", typeof(Versions).Assembly, "Versions");

    /// <summary>Runs the steps that are not recorded, in a transaction of the caller's that no other process runs any in.</summary>
    /// <returns>The number of the last step.</returns>
    /// <exception cref="ControlException">A newer version wrote the database.</exception>
    public async Task<int> ApplyAsync(DbConnection open)
    {
        if (!await open.ExecuteScalarAsync<bool>(Own("has_versions")).ConfigureAwait(false))
        {
            await open.ExecuteAsync(Own("make_versions")).ConfigureAwait(false);
        }

        var version = await open.ExecuteScalarAsync<int>(Own("read_version"), new { Room = room.Name }).ConfigureAwait(false);
        var last = room.Steps.Count == 0 ? 0 : room.Steps[^1].Number;
        if (version > last)
        {
            throw new ControlException($"The control database was written by a newer version. Update, or {engine.Elsewhere}.");
        }

        foreach (var (number, name) in room.Steps.Where(step => step.Number > version))
        {
            await open.ExecuteAsync(room.Step(name, engine.Dialect)).ConfigureAwait(false);
            var record = new { Room = room.Name, Number = number, Name = name, At = time.GetUtcNow().ToUnixTimeSeconds() };
            await open.ExecuteAsync(Own("add_version"), record).ConfigureAwait(false);
        }

        return last;
    }

    private string Own(string name) => own.Statement(name, engine.Dialect);
}
