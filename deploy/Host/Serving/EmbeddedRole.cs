using Analytics.Host.Jobs;
using Analytics.Host.Readiness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Everything in one process: pushes are taken, transformed and reported on.</summary>
internal sealed class EmbeddedRole : IRole
{
    private readonly Installation installation;
    private readonly Warehouse.Warehouse warehouse;
    private readonly TimeProvider time;

    private EmbeddedRole(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time) =>
        (this.installation, this.warehouse, this.time) = (installation, warehouse, time);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation) =>
        new EmbeddedRole(installation, await installation.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false), time);

    public void Add(IServiceCollection services)
    {
        WebPart.Add(services, installation, warehouse, time);
        EmbeddedIntake.Add(services, installation, warehouse, time);
        services.AddReadiness(ReadyChecks.Warehouse(warehouse), ReadyChecks.Control, ReadyChecks.Intake, ReadyChecks.TokenKeys(installation, time));
        JobsPart.Add(services, installation, JobsPart.OfOneProcess(installation, warehouse, time), time);
    }

    public void Map(WebApplication app)
    {
        WebPart.Map(app);
        IntakePart.Map(app);
        app.MapReadiness();
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
