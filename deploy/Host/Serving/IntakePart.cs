using Analytics.Intake.Http;
using Analytics.Intake.Signatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>The intake's addresses, over the <see cref="IPushSink"/> among the services.</summary>
internal static class IntakePart
{
    public static void Add(IServiceCollection services, Installation installation, IReadOnlyDictionary<string, IntakeSource> sources, TimeProvider time)
    {
        var secrets = installation.Folder.Secrets;
        // Secrets that cannot be read are told before the server starts.
        secrets.Of("");
        var unsigned = installation.Settings.AcceptUnsigned.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var signatures = new ProviderSignatures(secrets, unsigned, time);
        services.AddSingleton(provider => new IntakeEndpoint(
            provider.GetRequiredService<IPushSink>(), sources, signatures, provider.GetRequiredService<ILogger<IntakeEndpoint>>(), time));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapIntake(routes.ServiceProvider.GetRequiredService<IntakeEndpoint>());
}
