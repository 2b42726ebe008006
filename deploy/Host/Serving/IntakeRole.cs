using Analytics.Host.Readiness;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Takes pushes into the raw log, and answers each once the brokers have it.</summary>
internal sealed class IntakeRole(Installation installation, TimeProvider time) : IRole
{
    private static readonly TimeSpan TopicWithin = TimeSpan.FromSeconds(15);

    public static async Task<IRole> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        await KafkaTopic.CheckAsync(installation.RawLog, TopicWithin, cancellation).ConfigureAwait(false);
        // Keys that cannot be had are told before the server starts.
        installation.Folder.RawLogKeys(time).Current();
        return new IntakeRole(installation, time);
    }

    public void Add(IServiceCollection services)
    {
        var sources = IntakeSources.Of(installation.Folder);
        services.AddAccess(installation.Settings.Web, time)
            .AddSingleton<IPushSink>(provider => new KafkaRawLog(
                installation.RawLog, installation.Folder.RawLogKeys(time), new RawLogSources(sources), time, provider.GetRequiredService<ILogger<KafkaRawLog>>()));
        services.AddReadiness(ReadyChecks.Control, ReadyChecks.Intake, ReadyChecks.RawLog(installation.RawLog), ReadyChecks.DayKeys(installation, time));
        IntakePart.Add(services, installation, sources, time);
    }

    public void Map(WebApplication app)
    {
        app.UseAccess();
        app.MapHealth();
        app.MapReadiness();
        IntakePart.Map(app);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
