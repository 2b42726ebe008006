using System.Reflection;
using System.Text.RegularExpressions;

namespace Analytics.Releases;

/// <summary>Pages that are embedded with marks in double braces: <c>{{title}}</c>.</summary>
internal static partial class Templates
{
    /// <summary>The page with every mark replaced, once: what is put in is not looked through again.</summary>
    /// <param name="name">The file, by its folder: <c>Metadata/README.md</c>.</param>
    /// <param name="values">What stands for each mark.</param>
    /// <exception cref="InvalidOperationException">There is no such page, or a mark that nothing stands for.</exception>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values) => Mark().Replace(Read(name), mark =>
        values.TryGetValue(mark.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"{name} has the mark {mark.Value}, which nothing stands for."));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Mark();
}
