using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Custody.Tests.Requests;

/// <summary>A recipient of notices, on a free port of this machine: keeps what comes, and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Path, string Signature, byte[] Body)> Came { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public string Url => $"{app.Urls.Single()}/notices";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            receiver.Came.Enqueue((context.Request.Path.Value!, context.Request.Headers["Analytics-Signature"].ToString(), body.ToArray()));
            await receiver.Answer(context);
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
