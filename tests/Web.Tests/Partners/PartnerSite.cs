using System.Net.Http.Headers;
using System.Text;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Partners;

/// <summary>A server with releases of small invented files; over a warehouse that fails, so that whatever looked into it would fail too.</summary>
internal sealed class PartnerSite : IAsyncDisposable
{
    public const string Dataset = ReleaseMaker.Dataset;
    public const string Groups = $"/v1/datasets/{Dataset}/releases/2026-08/files/groups.parquet";

    private PartnerSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    public ReleaseMaker Maker => Site.Services.GetRequiredService<ReleaseMaker>();

    public PartnerBook Book => Site.Services.GetRequiredService<PartnerBook>();

    public static async Task<PartnerSite> StartAsync(Func<WebOptions, WebOptions>? with = null, LogLevel level = LogLevel.Warning)
    {
        var failing = new FailingClickHouse(new WarehouseException(WarehouseFault.Statement, "", 1));
        return new PartnerSite(await TestSite.StartAsync(failing, with, level: level, more: Add));
    }

    /// <summary>Adds what partners are served from; the container makes it and disposes of it.</summary>
    public static void Add(IServiceCollection services, TestSite site)
    {
        var folder = Path.Combine(Path.GetDirectoryName(site.Options.Control.Folder)!, "releases");
        services.AddSingleton(_ => ReleaseMaker.OpenAsync(site.Options.Control, folder, site.Clock).GetAwaiter().GetResult())
            .AddSingleton(_ => PartnerBook.OpenAsync(site.Options.Control, site.Clock).GetAwaiter().GetResult())
            .AddSingleton(BudgetLimits.Default)
            .AddSingleton(provider => new PartnerShelf(
                provider.GetRequiredService<PartnerBook>(), provider.GetRequiredService<ReleaseMaker>().Ledger, provider.GetRequiredService<ReleaseMaker>().Shelf));
    }

    /// <summary>A partner that may have the windows of the dataset from this one on.</summary>
    public async Task<(string Id, string Key, HttpClient Client)> PartnerAsync(string? from = "2026-01", bool hasAccepted = true)
    {
        var (id, key) = Site.Keys.Add(Role.Partner, "partner");
        if (from is not null)
        {
            await Book.GrantAsync(id, Dataset, ReleaseMaker.Month(from), null);
        }

        if (hasAccepted)
        {
            await Book.AcceptAsync(id, Dataset);
        }

        return (id, key, Site.Client(key));
    }

    /// <summary>The access log, once the answers in it are over.</summary>
    public async Task<IReadOnlyList<LoggedDownload>> LogAsync()
    {
        while (true)
        {
            var log = await Book.DownloadsAsync();
            if (log.All(download => download.Sent is not null))
            {
                return log;
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, Action<HttpRequestHeaders>? with = null, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        with?.Invoke(request.Headers);
        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.PostAsync(address, content);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
