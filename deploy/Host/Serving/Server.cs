using Analytics.Host.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>A process that serves one role: opens what the role needs, listens, and lets go of both when it is stopped.</summary>
/// <param name="installation">Which installation.</param>
/// <param name="open">Opens the role.</param>
/// <param name="time">Tells the time.</param>
internal sealed class Server(Installation installation, Func<Installation, TimeProvider, CancellationToken, Task<IRole>> open, TimeProvider time)
{
    /// <summary>Serves until cancelled, then lets what is under way end.</summary>
    /// <exception cref="UsageException">Another program listens on the address.</exception>
    public async Task RunAsync(Uri listen, Func<string, TextWriter, Task> greet, TextWriter output, CancellationToken cancellation)
    {
        var role = await open(installation, time, cancellation).ConfigureAwait(false);
        await using (role.ConfigureAwait(false))
        {
            var app = Build(listen, role);
            await using (app.ConfigureAwait(false))
            {
                await StartAsync(app, listen, cancellation).ConfigureAwait(false);
                var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
                await output.WriteLineAsync($"Listening on {address} (Ctrl-C stops)").ConfigureAwait(false);
                await greet(address, output).ConfigureAwait(false);
                await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                await UntilStoppedAsync(app, cancellation).ConfigureAwait(false);
                await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
                app.Services.GetRequiredService<Failure>().Throw();
            }
        }
    }

    private WebApplication Build(Uri listen, IRole role)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(listen.AbsoluteUri);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(installation).AddSingleton<Failure>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Analytics", LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Quartz", LogLevel.Warning)
            // A run that fails is told of where it is written down.
            .AddFilter("Quartz.Core.JobRunShell", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        TelemetryPart.Add(builder, installation.Settings.Telemetry, Environment.GetEnvironmentVariables());
        role.Add(builder.Services);
        var app = builder.Build();
        role.Map(app);
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

    private static async Task UntilStoppedAsync(WebApplication app, CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        using (cancellation.Register(() => stopped.TrySetResult()))
        using (app.Lifetime.ApplicationStopping.Register(() => stopped.TrySetResult()))
        {
            await stopped.Task.ConfigureAwait(false);
        }
    }
}
