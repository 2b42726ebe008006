using System.Net;
using System.Net.Sockets;

namespace Analytics.Control.Tests.Postgres;

/// <summary>When a commit is cut off.</summary>
internal enum Cut
{
    /// <summary>It does not reach the server.</summary>
    BeforeArrival,

    /// <summary>It is carried out, and the answer does not come back.</summary>
    BeforeAnswer,
}

/// <summary>Stands before a server on loopback, and breaks a connection when the next COMMIT comes by.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private volatile string? armed;

    /// <param name="server">The server's port.</param>
    public CutProxy(int server)
    {
        this.server = server;
        listener.Start();
        Accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Cuts { get; private set; }

    /// <summary>Whether nobody gets through once a connection was cut.</summary>
    public bool ShutsAfterwards { get; set; }

    private Task Accepting { get; }

    public void CutNextCommit(Cut cut) => armed = cut.ToString();

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync();
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        if (ShutsAfterwards && Cuts > 0)
        {
            return;
        }

        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, server);
        var isOver = new TaskCompletionSource();
        await Task.WhenAny(SendOnAsync(near.GetStream(), far.GetStream(), isOver), far.GetStream().CopyToAsync(near.GetStream()), isOver.Task);
    }

    private async Task SendOnAsync(NetworkStream near, NetworkStream far, TaskCompletionSource isOver)
    {
        var buffer = new byte[1 << 16];
        while (await near.ReadAsync(buffer) is var length and > 0)
        {
            var isCommit = buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0;
            if (isCommit && Interlocked.Exchange(ref armed, null) is { } cut)
            {
                Cuts++;
                near.Socket.Shutdown(SocketShutdown.Send);
                await (cut == nameof(Cut.BeforeAnswer) ? far.WriteAsync(buffer.AsMemory(0, length)) : ValueTask.CompletedTask);
                await Task.Delay(cut == nameof(Cut.BeforeAnswer) ? 200 : 0);
                isOver.SetResult();
                return;
            }

            await far.WriteAsync(buffer.AsMemory(0, length));
        }
    }
}
