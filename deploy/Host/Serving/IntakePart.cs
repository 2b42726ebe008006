using Analytics.Custody;
using Analytics.Formats.Mapped;
using Analytics.Intake.Http;
using Analytics.Intake.Signatures;
using Analytics.Warehouse;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>The intake as a part of the server.</summary>
internal static class IntakePart
{
    /// <summary>Adds what takes pushes and writes them.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="folder">Where keys, secrets and maps are.</param>
    /// <param name="warehouse">Where facts go.</param>
    /// <param name="unsigned">Providers whose pushes are taken without a signature.</param>
    /// <param name="time">Tells the time.</param>
    /// <exception cref="UsageException">A map cannot be used.</exception>
    public static void Add(IServiceCollection services, DataFolder folder, Warehouse.Warehouse warehouse, IReadOnlySet<string> unsigned, TimeProvider time)
    {
        var keys = folder.Keys(time);
        // Keys that cannot be had are told before the server starts.
        keys.Current();
        folder.Secrets.Of("");
        var sources = Sources(folder);
        var inbox = new PushInbox(new PushInboxOptions(), time);
        var signatures = new ProviderSignatures(folder.Secrets, unsigned, time);
        services.AddSingleton(inbox)
            .AddSingleton(keys)
            .AddSingleton(warehouse)
            .AddSingleton(new TouchedParcels())
            .AddSingleton<CellsKeeper>()
            .AddSingleton(provider => new IntakeEndpoint(inbox, sources, signatures, provider.GetRequiredService<ILogger<IntakeEndpoint>>()))
            .AddHostedService<IntakeService>();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapIntake(routes.ServiceProvider.GetRequiredService<IntakeEndpoint>());

    private static Dictionary<string, IntakeSource> Sources(DataFolder folder)
    {
        var sources = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider, StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.Exists(folder.Maps) ? Directory.GetFiles(folder.Maps, "*.json") : [])
        {
            try
            {
                var source = IntakeSource.Mapped(MappingFile.Parse(File.ReadAllBytes(file)), FieldPolicy.BuiltIn);
                sources.Add($"{MappedReader.FormatName}/{Path.GetFileNameWithoutExtension(file)}", source);
            }
            catch (MappingException e)
            {
                throw new UsageException($"{file}: {e.Message}");
            }
        }

        return sources;
    }
}
