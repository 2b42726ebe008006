using Analytics.Host.Readiness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Reports, API and dashboard over a warehouse that other processes fill.</summary>
internal sealed class WebRole : IRole
{
    private readonly Installation installation;
    private readonly Warehouse.Warehouse warehouse;
    private readonly RequestsPart? requests;
    private readonly TimeProvider time;

    private WebRole(Installation installation, Warehouse.Warehouse warehouse, RequestsPart? requests, TimeProvider time) =>
        (this.installation, this.warehouse, this.requests, this.time) = (installation, warehouse, requests, time);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        installation.MustHaveServer();
        var warehouse = await installation.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
        return new WebRole(installation, warehouse, await RequestsPart.OpenAsync(installation, warehouse, time, cancellation).ConfigureAwait(false), time);
    }

    public void Add(IServiceCollection services)
    {
        WebPart.Add(services, installation, warehouse, requests, time);
        services.AddReadiness(ReadyChecks.Warehouse(warehouse), ReadyChecks.Control);
    }

    public void Map(WebApplication app)
    {
        WebPart.Map(app);
        app.MapReadiness();
    }

    public ValueTask DisposeAsync()
    {
        requests?.Dispose();
        return warehouse.DisposeAsync();
    }
}
