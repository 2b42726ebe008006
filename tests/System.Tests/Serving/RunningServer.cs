using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Analytics.System.Tests.Serving;

/// <summary><c>analytics up</c> as a process of its own, on a free port of the loopback device.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly RunningCli process;

    private RunningServer(RunningCli process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the program on the data folder and waits until it answers.</summary>
    public static async Task<RunningServer> StartAsync(Cli cli)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var server = new RunningServer(cli.Start("up", "--data", cli.Data, "--listen", address.AbsoluteUri), address);
        using var client = server.Client();
        while (!await AnswersAsync(client))
        {
            if (server.process.HasExited)
            {
                (await server.process.EndAsync()).MustBe(0);
            }

            await Task.Delay(BetweenLooks);
        }

        return server;
    }

    /// <summary>A client that follows no redirect.</summary>
    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return client;
    }

    /// <summary>Ctrl-C, and what the program said.</summary>
    public Task<Ended> StopAsync()
    {
        process.Interrupt();
        return process.EndAsync();
    }

    public void Dispose() => process.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/healthz");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
