using Dapper;

namespace Analytics.Control.Tests.Support;

/// <summary>What tests do with the room's one table.</summary>
internal static class Counting
{
    public static ControlDatabase Open(this ControlOptions options, ControlRoom? room = null) => ControlDatabase.Open(options, room ?? Rooms.One, TimeProvider.System);

    public static Task<ControlDatabase> OpenAsync(this ControlOptions options, ControlRoom? room = null) =>
        ControlDatabase.OpenAsync(options, room ?? Rooms.One, TimeProvider.System);

    public static Task<int> AddAsync(this ControlDatabase database, string name, long value = 0) =>
        database.ChangeAsync(open => open.ExecuteAsync(database.Sql("add"), new { Name = name, Value = value }));

    /// <summary>Reads and writes in two statements, so that two at once would lose one.</summary>
    public static Task<long> IncrementAsync(this ControlDatabase database, string name) => database.ChangeAsync(async open =>
    {
        var value = await open.ExecuteScalarAsync<long>("SELECT value FROM counters WHERE name = @name", new { name });
        await open.ExecuteAsync("UPDATE counters SET value = @next WHERE name = @name", new { name, next = value + 1 });
        return value + 1;
    });

    public static Task<long> ValueAsync(this ControlDatabase database, string name) =>
        database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT value FROM counters WHERE name = @name", new { name }));

    public static Task<long> CountAsync(this ControlDatabase database) => database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT count(*) FROM counters"));
}
