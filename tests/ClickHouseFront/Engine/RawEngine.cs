using System.Collections.Concurrent;
using Analytics.Warehouse.Embedded;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>The engine over one folder, with as many connections as are asked for at once.</summary>
internal sealed class RawEngine
{
    private const long MemoryLimitBytes = 4L << 30;

    private readonly ConcurrentBag<RawConnection> idle = [];
    private readonly EngineFolder folder;
    private readonly IReadOnlyList<string> arguments;

    private RawEngine(EngineFolder folder, IReadOnlyList<string> arguments)
    {
        this.folder = folder;
        this.arguments = arguments;
    }

    /// <param name="data">The folder.</param>
    /// <param name="user">A user beside the one that statements run as: dictionaries read their tables as somebody.</param>
    /// <param name="password">The user's password.</param>
    public static RawEngine Open(string data, string user, string password)
    {
        ChdbLibrary.Load();
        var folder = new EngineFolder(data);
        folder.Prepare();
        var users = Path.Combine(data, "users.xml");
        File.WriteAllText(users, UsersFile.Text(user, password));
        var arguments = new EngineOptions(MemoryLimitBytes, SyncToDisk: false, Connections: 1).Arguments(folder.Engine);
        var engine = new RawEngine(folder, [.. arguments, $"--users_config={users}"]);
        engine.Return(engine.Rent());
        return engine;
    }

    public RawConnection Rent() => idle.TryTake(out var connection) ? connection : RawConnection.Open(folder, arguments);

    public void Return(RawConnection connection) => idle.Add(connection);

    /// <summary>Closes the connections, which stops the engine. No statement may be under way.</summary>
    public void Close()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
