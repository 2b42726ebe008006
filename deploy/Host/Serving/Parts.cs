using Analytics.Reports;
using Analytics.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>What the server is made of: each part adds its services, and maps its addresses.</summary>
internal static class Parts
{
    public static void Add(
        IServiceCollection services, DataFolder folder, Warehouse.Warehouse warehouse, IReadOnlySet<string> unsigned, TimeProvider time)
    {
        services.AddSingleton(new ReportRunner(warehouse.ClickHouse, time));
        services.AddSingleton(new ReportCatalogue(warehouse.ClickHouse));
        services.AddAnalyticsWeb(new WebOptions { Control = folder.Control }, time);
        IntakePart.Add(services, folder, warehouse, unsigned, time);
    }

    public static void Map(WebApplication app)
    {
        app.UseAnalyticsWeb();
        app.MapAnalyticsWeb();
        IntakePart.Map(app);
    }
}
