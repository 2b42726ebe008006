using Analytics.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>The one process that answers: opens the data folder, listens, and lets go of both when it is stopped.</summary>
/// <param name="folder">Where everything is kept.</param>
/// <param name="unsigned">Providers whose pushes are taken without a signature.</param>
/// <param name="time">Tells the time.</param>
internal sealed class Server(DataFolder folder, IReadOnlySet<string> unsigned, TimeProvider time)
{
    /// <summary>Serves until cancelled, then lets requests under way end.</summary>
    /// <exception cref="UsageException">Another program listens on the address.</exception>
    public async Task RunAsync(Uri listen, TextWriter output, CancellationToken cancellation)
    {
        var warehouse = await folder.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var app = Build(listen, warehouse);
            await using (app.ConfigureAwait(false))
            {
                await StartAsync(app, listen, cancellation).ConfigureAwait(false);
                await TellAsync(app, output).ConfigureAwait(false);
                await UntilCancelledAsync(cancellation).ConfigureAwait(false);
                await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private WebApplication Build(Uri listen, Warehouse.Warehouse warehouse)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(listen.AbsoluteUri);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Analytics", LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        Parts.Add(builder.Services, folder, warehouse, unsigned, time);
        var app = builder.Build();
        Parts.Map(app);
        return app;
    }

    private static async Task StartAsync(WebApplication app, Uri listen, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UsageException($"Another program listens on {listen.Authority}. Stop it, or give another address: --listen http://127.0.0.1:{listen.Port + 1}");
        }
    }

    private async Task TellAsync(WebApplication app, TextWriter output)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await output.WriteLineAsync($"Listening on {address} (Ctrl-C stops)").ConfigureAwait(false);
        using var keys = AccessKeys.Open(folder.Control, time);
        if (!keys.HasWayIn())
        {
            var (_, code) = keys.AddSignIn(Role.Admin, "first start");
            await output.WriteLineAsync($"Sign this browser in, once, within 15 minutes:\n  {SignInLink.To(address, code)}").ConfigureAwait(false);
        }

        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource();
        using (cancellation.Register(cancelled.SetResult))
        {
            await cancelled.Task.ConfigureAwait(false);
        }
    }
}
