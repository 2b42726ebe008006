using Analytics.Host.Serving;
using Analytics.Web;
using Analytics.Web.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Tests.Serving;

/// <summary>All parts of the server over an empty data folder, on a free port of this machine. Takes pushes of 17track unsigned.</summary>
public sealed class WholeServer : IAsyncLifetime
{
    /// <summary>The tests that open a warehouse, one after the other: a process has one open at a time.</summary>
    public const string Warehouses = "warehouses";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-host-");
    private IRole role = null!;
    private WebApplication app = null!;

    internal string Home => home.FullName;

    internal AccessKeys Keys => AccessKeys.Open(TestInstallation.In(home.FullName).Settings.Web.Control, TimeProvider.System);

    /// <summary>All that is logged, at every level.</summary>
    internal LogCapture Log { get; } = new();

    internal IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>();

    public async ValueTask InitializeAsync()
    {
        var installation = TestInstallation.In(home.FullName);
        role = await EmbeddedRole.OpenAsync(installation, TimeProvider.System, CancellationToken.None);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        role.Add(builder.Services);
        app = builder.Build();
        role.Map(app);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await role.DisposeAsync();
        home.Delete(recursive: true);
    }

    /// <summary>A client that sends this key, or none.</summary>
    internal HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return client;
    }
}
