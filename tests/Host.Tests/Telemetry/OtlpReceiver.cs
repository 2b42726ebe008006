using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Analytics.Host.Tests.Telemetry;

/// <summary>Takes OTLP, over HTTP or gRPC, on a free port of this machine, and keeps what came as it came: protobuf writes texts as they are.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private OtlpReceiver(HttpProtocols protocol)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocol)).UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    public string Address => app.Urls.Single();

    /// <param name="protocol">HTTP/2 for gRPC.</param>
    public static async Task<OtlpReceiver> StartAsync(HttpProtocols protocol = HttpProtocols.Http1)
    {
        var receiver = new OtlpReceiver(protocol);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>All that came of a signal, or of every one, a character for each byte.</summary>
    public string Text(string signal = "") => string.Concat(received.Where(one => one.Path.EndsWith(signal, StringComparison.Ordinal)).Select(one => Encoding.Latin1.GetString(one.Body)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        received.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = context.Request.ContentType;
        if (context.Response.SupportsTrailers())
        {
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
