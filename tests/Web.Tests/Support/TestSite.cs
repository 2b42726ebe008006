using Analytics.Control;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Custody.Watch;
using Analytics.Reports;
using Analytics.Warehouse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests;

/// <summary>The server, on a free port of this machine, over a warehouse; its keys and its dashboard are in a folder that goes with it.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-web-");
    private readonly WebApplication app;

    private TestSite(IClickHouse clickHouse, Func<WebOptions, WebOptions>? with, LogLevel level, Action<IServiceCollection, TestSite>? more)
    {
        Options = new WebOptions { Control = new ControlOptions { Folder = Path.Combine(folder.FullName, "control") }, DashboardFolder = Path.Combine(folder.FullName, "wwwroot") };
        Options = with?.Invoke(Options) ?? Options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(Log).SetMinimumLevel(level);
        builder.Services.AddSingleton(new ReportRunner(clickHouse.For(Purposes.Report), Clock)).AddSingleton(new ReportCatalogue(clickHouse.For(Purposes.Report)));
        builder.Services.AddAnalyticsWeb(Options, Clock);
        more?.Invoke(builder.Services, this);
        app = builder.Build();
    }

    public WebOptions Options { get; }

    public TestClock Clock { get; } = new();

    public LogCapture Log { get; } = new();

    /// <summary>The keys, opened apart from the server, as the command line does.</summary>
    public AccessKeys Keys => AccessKeys.Open(Options.Control, Clock);

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    public static async Task<TestSite> StartAsync(
        IClickHouse clickHouse, Func<WebOptions, WebOptions>? with = null, string? dashboard = null, LogLevel level = LogLevel.Warning,
        Action<IServiceCollection, TestSite>? more = null)
    {
        var site = new TestSite(clickHouse, with, level, more);
        if (dashboard is not null)
        {
            Directory.CreateDirectory(Path.Combine(site.Options.DashboardFolder, "assets"));
            File.WriteAllText(Path.Combine(site.Options.DashboardFolder, "index.html"), dashboard);
            File.WriteAllText(Path.Combine(site.Options.DashboardFolder, "assets", "index-3f2a.js"), "export {};");
            File.WriteAllText(Path.Combine(site.Options.DashboardFolder, "icon.svg"), "<svg/>");
        }

        site.app.UseAnalyticsWeb();
        site.app.MapAnalyticsWeb();
        await site.app.StartAsync();
        return site;
    }

    /// <summary>Adds the desk where requests of persons come in.</summary>
    public static Action<IServiceCollection, TestSite> Desk(ISubjectRights rights, IPrivacyWatch? watch = null) => (services, site) =>
    {
        // Made by the container, which disposes of it.
        services.AddSingleton(_ => RequestBook.OpenAsync(site.Options.Control, "", site.Clock).GetAwaiter().GetResult());
        services.AddSingleton(provider => new RequestDesk(provider.GetRequiredService<RequestBook>(), rights));
        _ = watch is null ? services : services.AddSingleton(watch);
    };

    /// <summary>A client that sends a new key of a role; without a role it sends none. Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client(Role? role = null) => Client(role is { } known ? Keys.Add(known, "test").Key : null);

    public HttpClient Client(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return client;
    }

    /// <summary>A client that is signed in by a link, as a page of this server.</summary>
    public async Task<HttpClient> BrowserAsync(Role role = Role.Analyst)
    {
        var client = Client();
        var answer = await client.GetAsync($"/sign-in?code={Keys.AddSignIn(role, "browser").Code}");
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
