using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Eta;
using Analytics.Eta.Tests;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Eta;

/// <summary>A server that tells arrivals; over a warehouse that fails, so that whatever looked into it would fail too.</summary>
internal static class EtaSite
{
    public const string Good = """
        {"id":"p-1","carrier":"ups","origin":"US-CA","destination":"US-NY","as_of":"2026-09-25T04:00:00Z","milestones":[{"milestone":"picked_up","at":"2026-09-24T10:00:00-07:00"}]}
        """;

    public static Task<TestSite> StartAsync(IEtaPredictor? predictor = null, LogLevel level = LogLevel.Warning) => TestSite.StartAsync(
        new FailingClickHouse(new WarehouseException(WarehouseFault.Statement, "", 1)), level: level,
        more: (services, _) => services.AddSingleton(predictor ?? new StandInPredictor()));

    /// <summary>Adds what arrivals are told by.</summary>
    public static void Add(IServiceCollection services, TestSite site) => services.AddSingleton<IEtaPredictor>(new StandInPredictor());

    public static async Task<HttpResponseMessage> AskAsync(HttpClient client, string json, string address = "/v1/eta", string mediaType = "application/json")
    {
        using var content = new StringContent(json, Encoding.UTF8, mediaType);
        return await client.PostAsync(address, content);
    }

    public static IReadOnlyList<JsonNode> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Sends a batch and reads its answers meanwhile, which the client of the framework does not.</summary>
    /// <returns>The whole answer as it came: status, headers, and the body in chunks.</returns>
    public static async Task<string> StreamAsync(TestSite site, string key, byte[] body, CancellationToken cancellation)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port, cancellation);
        var stream = connection.GetStream();
        var head = $"POST /v1/eta/batch HTTP/1.1\r\nHost: {site.Address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        var sending = Task.Run(
            async () =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
                await stream.WriteAsync(body, cancellation);
            },
            cancellation);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var answer = await reader.ReadToEndAsync(cancellation);
        await sending;
        return answer;
    }
}
