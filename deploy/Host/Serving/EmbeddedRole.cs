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
    private readonly CustodyRoom custody;
    private readonly RequestsPart requests;
    private readonly PartnersPart partners;
    private readonly TimeProvider time;

    private EmbeddedRole(
        Installation installation, Warehouse.Warehouse warehouse, CustodyRoom custody, RequestsPart requests, PartnersPart partners, TimeProvider time) =>
        (this.installation, this.warehouse, this.custody, this.requests, this.partners, this.time) = (installation, warehouse, custody, requests, partners, time);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(installation, time, cancellation).ConfigureAwait(false);
        return new EmbeddedRole(
            installation,
            warehouse,
            custody,
            await RequestsPart.OpenAsync(installation, custody, time, cancellation).ConfigureAwait(false),
            await PartnersPart.OpenAsync(installation, time, cancellation).ConfigureAwait(false),
            time);
    }

    public void Add(IServiceCollection services)
    {
        WebPart.Add(services, installation, warehouse, requests, partners, time);
        EmbeddedIntake.Add(services, installation, warehouse, custody, time);
        services.AddReadiness(ReadyChecks.Warehouse(warehouse), ReadyChecks.Control, ReadyChecks.Intake, ReadyChecks.TokenKeys(installation, time));
        var jobs = JobsPart.OfOneProcess(installation, warehouse, requests, time);
        JobsPart.Add(services, installation, JobsPart.WithBackups(jobs, installation.Settings, warehouse, time), time);
    }

    public void Map(WebApplication app)
    {
        WebPart.Map(app);
        IntakePart.Map(app);
        app.MapReadiness();
    }

    public async ValueTask DisposeAsync()
    {
        partners.Dispose();
        requests.Dispose();
        await custody.DisposeAsync().ConfigureAwait(false);
        await warehouse.DisposeAsync().ConfigureAwait(false);
    }
}
