using System.Text.RegularExpressions;
using Analytics.Warehouse;

namespace Analytics.Support.Warehouse;

/// <summary>The schema as it is built into the warehouse: what tests hold the code against.</summary>
public static partial class SchemaText
{
    /// <summary>All files of the schema.</summary>
    public static string WithComments { get; } = string.Concat(Read());

    /// <summary>All files of the schema, without their comments.</summary>
    public static string All { get; } = Comment().Replace(WithComments, "");

    /// <summary>Cuts at commas outside of parentheses.</summary>
    public static IReadOnlyList<string> SplitTopLevel(string text)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    private static IEnumerable<string> Read()
    {
        var assembly = typeof(IClickHouse).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.Contains("Schema", StringComparison.Ordinal));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
