using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.System.Tests.Intake;

/// <summary>The program as it serves: a process of its own on a free port of the loopback device.</summary>
internal sealed class Server : IDisposable
{
    public const string Secret = "an-invented-secret";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private Server(RunningCli process, int port)
    {
        Process = process;
        Client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = Longest };
    }

    public RunningCli Process { get; }

    public HttpClient Client { get; }

    /// <summary>A new key of a role for the data folder.</summary>
    public static async Task<string> KeyAsync(Cli cli, string role)
    {
        var ended = await cli.RunAsync("keys", "add", "--role", role, "--name", "test", "--data", cli.Data);
        ended.MustBe(0);
        return ended.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith("ana_", StringComparison.Ordinal));
    }

    /// <summary>Sets the secret of a provider.</summary>
    public static async Task SetSecretAsync(Cli cli, string provider)
    {
        using var running = cli.Start("intake", "secret", provider, "--data", cli.Data);
        await running.Input.WriteAsync(Secret);
        (await running.EndAsync()).MustBe(0);
    }

    /// <summary>Starts the program and waits until it answers.</summary>
    public static Task<Server> StartAsync(Cli cli, params IEnumerable<string> more) => StartAsync(cli, "up", more);

    /// <summary>Starts a command of the program and waits until it answers.</summary>
    public static async Task<Server> StartAsync(Cli cli, string command, IEnumerable<string> more)
    {
        var port = FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var server = new Server(cli.Start([command, "--data", cli.Data, "--listen", address, .. more]), port);
        while (!await server.AnswersAsync())
        {
            if (server.Process.HasExited)
            {
                (await server.Process.EndAsync()).MustBe(0);
            }

            await Task.Delay(BetweenLooks);
        }

        return server;
    }

    /// <summary>Sends one push as 17TRACK would: with its signature, and the key in the address.</summary>
    public Task<HttpResponseMessage> SignedAsync(string key, string push, string? signedWith = null)
    {
        var content = new StringContent(push, Encoding.UTF8, "application/json");
        content.Headers.Add("sign", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{push}/{signedWith ?? Secret}"))));
        return Client.PostAsync($"/intake/17track?key={key}", content);
    }

    /// <summary>Sends bytes of any type, with the key in a header.</summary>
    public async Task<HttpResponseMessage> PostAsync(string key, string path, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await Client.SendAsync(request);
    }

    /// <summary>A report as JSON.</summary>
    public async Task<string> ReportAsync(string key, string report)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/reports/{report}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await Client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Ctrl-C, and what the program said.</summary>
    public async Task<Ended> StopAsync()
    {
        Process.Interrupt();
        return await Process.EndAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        Process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/healthz");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
