using System.Reflection;

namespace Analytics.Host.Tests.Telemetry;

/// <summary>The product as it is compiled: the host and all that it references.</summary>
internal static class ProductAssemblies
{
    private static readonly Assembly host = Assembly.Load("Analytics.Host");

    public static IReadOnlyList<Assembly> All { get; } =
    [
        host,
        .. host.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Analytics.", StringComparison.Ordinal)).Select(Assembly.Load),
    ];

    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes());
}
