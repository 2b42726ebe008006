using Analytics.Host.Jobs;
using Analytics.Host.Readiness;
using Analytics.Intake.RawLog;
using Analytics.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Transforms what is in the raw log into facts, beside any number of others like it.</summary>
internal sealed class TransformRole : IRole
{
    private static readonly TimeSpan TopicWithin = TimeSpan.FromSeconds(15);

    private readonly Installation installation;
    private readonly Warehouse.Warehouse warehouse;
    private readonly CustodyRoom custody;
    private readonly RequestsPart requests;
    private readonly TimeProvider time;

    private TransformRole(Installation installation, Warehouse.Warehouse warehouse, CustodyRoom custody, RequestsPart requests, TimeProvider time) =>
        (this.installation, this.warehouse, this.custody, this.requests, this.time) = (installation, warehouse, custody, requests, time);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        installation.MustHaveServer();
        await KafkaTopic.CheckAsync(installation.RawLog, TopicWithin, cancellation).ConfigureAwait(false);
        await KafkaTopic.CheckAsync(installation.RawLog, installation.RawLog.RejectedTopic, TopicWithin, cancellation).ConfigureAwait(false);
        var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(installation, time, cancellation).ConfigureAwait(false);
        return new TransformRole(
            installation, warehouse, custody, await RequestsPart.OpenAsync(installation, custody, time, cancellation).ConfigureAwait(false), time);
    }

    public void Add(IServiceCollection services)
    {
        var dayKeys = installation.Folder.RawLogKeys(time);
        var sources = new RawLogSources(IntakeSources.Of(installation.Folder));
        services.AddRoutingCore()
            .AddSingleton(time)
            .AddSingleton(warehouse)
            .AddSingleton(custody)
            .AddSingleton(provider => new RejectedLog(installation.RawLog, time, provider.GetRequiredService<ILogger<RejectedLog>>()))
            .AddSingleton(provider => new KafkaPushLog(
                installation.RawLog, dayKeys, sources, time,
                provider.GetRequiredService<ILogger<KafkaPushLog>>(), provider.GetRequiredService<RejectedLog>()))
            .AddHostedService<WatchService>()
            .AddHostedService<TransformService>()
            .AddReadiness(
                ReadyChecks.Warehouse(warehouse), ReadyChecks.RawLog(installation.RawLog), ReadyChecks.Member,
                ReadyChecks.TokenKeys(installation, time), ReadyChecks.DayKeys(installation, time));
        JobsPart.Add(services, installation, JobsPart.OfTransform(installation, warehouse, dayKeys, requests, time), time);
    }

    public void Map(WebApplication app)
    {
        app.MapHealth();
        app.MapReadiness();
    }

    public async ValueTask DisposeAsync()
    {
        requests.Dispose();
        await custody.DisposeAsync().ConfigureAwait(false);
        await warehouse.DisposeAsync().ConfigureAwait(false);
    }
}
