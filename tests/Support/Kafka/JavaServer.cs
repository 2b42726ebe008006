using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Analytics.Support.Kafka;

/// <summary>A server of the broker's jars, in a process of its own that does not outlive this one. What it says is added to a file.</summary>
internal sealed class JavaServer : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // The shell ends with the server, and kills it when standard input ends: on Dispose, or with the process that holds its other end.
    // Signals that go to the whole group would end the guard first.
    private const string Guard =
        """
        trap '' HUP INT TERM
        log=$1; shift
        exec 3<&0
        "$@" </dev/null 3<&- >>"$log" 2>&1 &
        server=$!
        { cat >/dev/null; kill -9 $server; } <&3 &
        guard=$!
        exec 3<&-
        wait $server
        kill -9 $guard
        """;

    private readonly Process process;
    private readonly string log;

    private JavaServer(Process process, string log) => (this.process, this.log) = (process, log);

    /// <summary>Starts a server and waits until it listens on a port of the loopback device.</summary>
    /// <exception cref="InvalidOperationException">It does not; the message holds what it said.</exception>
    public static async Task<JavaServer> StartAsync(string log, int port, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "sh", log, .. command]) { RedirectStandardInput = true, RedirectStandardError = true };
        var server = new JavaServer(Process.Start(start)!, log);
        await server.ListensAsync(port);
        return server;
    }

    /// <summary>A port of the loopback device that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGKILL: the server is gone afterwards.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task ListensAsync(int port)
    {
        using var longest = new CancellationTokenSource(LongestStart);
        while (!await AcceptsAsync(port))
        {
            if (process.HasExited || longest.IsCancellationRequested)
            {
                Dispose();
                throw new InvalidOperationException($"A server of the broker's does not start:\n{await File.ReadAllTextAsync(log, CancellationToken.None)}");
            }

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    private static async Task<bool> AcceptsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
