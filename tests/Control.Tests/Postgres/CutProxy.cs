using System.Net;
using System.Net.Sockets;

namespace Analytics.Control.Tests.Postgres;

/// <summary>When a commit is cut off.</summary>
public enum Cut
{
    /// <summary>It does not reach the server.</summary>
    BeforeArrival,

    /// <summary>It is carried out, and the answer does not come back.</summary>
    BeforeAnswer,

    /// <summary>The client loses the connection, and the server gets the commit a while later.</summary>
    BeforeLateArrival,
}

/// <summary>Stands before a server on loopback, and breaks a connection when the next COMMIT comes by.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private Cut? armed;

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

    public void CutNextCommit(Cut cut) => armed = cut;

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
            if (isCommit && armed is { } cut)
            {
                armed = null;
                Cuts++;
                near.Socket.Shutdown(SocketShutdown.Send);
                await CutAsync(cut, far, buffer.AsMemory(0, length));
                isOver.SetResult();
                return;
            }

            await far.WriteAsync(buffer.AsMemory(0, length));
        }
    }

    private static async Task CutAsync(Cut cut, NetworkStream far, ReadOnlyMemory<byte> commit)
    {
        if (cut == Cut.BeforeArrival)
        {
            return;
        }

        await Task.Delay(cut == Cut.BeforeLateArrival ? 500 : 0);
        await far.WriteAsync(commit);
        await Task.Delay(300);
    }
}
