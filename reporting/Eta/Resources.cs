using System.Reflection;

namespace Analytics.Eta;

/// <summary>The files of this assembly.</summary>
internal static class Resources
{
    private static readonly Assembly Here = Assembly.GetExecutingAssembly();

    public static string Text(string name)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name)));
        return reader.ReadToEnd();
    }
}
