using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Support.Kafka;

/// <summary>The ZooKeeper of a broker: it knows which brokers live.</summary>
internal sealed class ZooKeeper : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly JavaServer server;
    private readonly int port;

    private ZooKeeper(JavaServer server, int port) => (this.server, this.port) = (server, port);

    public string Address => $"127.0.0.1:{port}";

    /// <param name="folder">Where it keeps what it knows, and its log.</param>
    public static async Task<ZooKeeper> StartAsync(string folder)
    {
        var port = JavaServer.FreePort();
        var settings = Path.Combine(folder, "zookeeper.properties");
        // A session may be silent for two ticks at least.
        await File.WriteAllTextAsync(settings, $"""
            dataDir={folder}/zookeeper
            clientPort={port}
            clientPortAddress=127.0.0.1
            tickTime=500
            """);
        var command = Java.Command(folder, megabytes: 128, "org.apache.zookeeper.server.quorum.QuorumPeerMain", settings);
        return new ZooKeeper(await JavaServer.StartAsync(Path.Combine(folder, "zookeeper.log"), port, command), port);
    }

    /// <summary>Waits until it takes a broker that was killed for dead: before that, the broker's number is not free.</summary>
    public async Task ForgetAsync(int broker)
    {
        using var longest = new CancellationTokenSource(Longest);
        while ((await AskAsync("dump", longest.Token)).Contains($"/brokers/ids/{broker}\n", StringComparison.Ordinal))
        {
            await Task.Delay(BetweenLooks, longest.Token);
        }
    }

    public void Dispose() => server.Dispose();

    private async Task<string> AskAsync(string word, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(word), cancellation);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(cancellation);
    }
}
