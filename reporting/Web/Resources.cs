using System.Collections.Concurrent;
using System.Reflection;

namespace Analytics.Web;

/// <summary>The files that stand in this assembly.</summary>
internal static class Resources
{
    private static readonly Assembly Here = Assembly.GetExecutingAssembly();
    private static readonly ConcurrentDictionary<string, string> Read = new();

    public static string Text(string name) => Read.GetOrAdd(name, static name =>
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name)));
        return reader.ReadToEnd();
    });
}
