using Analytics.Intake.Http;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>The intake whose pushes are transformed in the same process.</summary>
internal static class EmbeddedIntake
{
    /// <exception cref="UsageException">A map cannot be used.</exception>
    public static void Add(IServiceCollection services, Installation installation, Warehouse.Warehouse warehouse, CustodyRoom custody, TimeProvider time)
    {
        var inbox = new PushInbox(new PushInboxOptions(), time);
        services.AddSingleton(inbox)
            .AddSingleton<IPushSink>(inbox)
            .AddSingleton(custody)
            .AddSingleton(warehouse)
            .AddSingleton(new TouchedParcels())
            .AddSingleton<CellsKeeper>()
            .AddHostedService<WatchService>()
            .AddHostedService<IntakeService>();
        IntakePart.Add(services, installation, IntakeSources.Of(installation.Folder), time);
    }
}
