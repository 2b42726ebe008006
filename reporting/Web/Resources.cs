using System.Collections.Concurrent;
using System.Reflection;

namespace Analytics.Web;

/// <summary>The files that stand in this assembly.</summary>
internal static class Resources
{
    private static readonly Assembly Here = Assembly.GetExecutingAssembly();
    private static readonly ConcurrentDictionary<string, string> Read = new();

    /// <summary>Files of a folder by name, in the order of their names.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Here.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Text(string name) => Read.GetOrAdd(name, static name =>
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name)));
        return reader.ReadToEnd();
    });
}
