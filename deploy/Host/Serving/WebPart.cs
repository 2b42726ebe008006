using Analytics.Reports;
using Analytics.Warehouse;
using Analytics.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Reports, API and dashboard as a part of the server.</summary>
internal static class WebPart
{
    public static void Add(IServiceCollection services, Installation installation, Warehouse.Warehouse warehouse, RequestsPart requests, PartnersPart partners, TimeProvider time)
    {
        services.AddSingleton(new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), time));
        services.AddSingleton(new ReportCatalogue(warehouse.ClickHouse.For(Purposes.Report)));
        requests.Add(services);
        partners.Add(services);
        EtaPart.Add(services, installation, time);
        services.AddAnalyticsWeb(installation.Settings.Web, time);
    }

    public static void Map(WebApplication app)
    {
        app.UseAnalyticsWeb();
        app.MapAnalyticsWeb();
    }
}
