using Analytics.Host.Readiness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Reports, API and dashboard over a warehouse that other processes fill.</summary>
internal sealed class WebRole : IRole
{
    private readonly Installation installation;
    private readonly Warehouse.Warehouse warehouse;
    private readonly TimeProvider time;

    private WebRole(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time) =>
        (this.installation, this.warehouse, this.time) = (installation, warehouse, time);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        installation.MustHaveServer();
        return new WebRole(installation, await installation.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false), time);
    }

    public void Add(IServiceCollection services)
    {
        WebPart.Add(services, installation, warehouse, time);
        services.AddReadiness(ReadyChecks.Warehouse(warehouse), ReadyChecks.Control);
    }

    public void Map(WebApplication app)
    {
        WebPart.Map(app);
        app.MapReadiness();
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
