using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse;

/// <summary>Values of bound parameters as ClickHouse reads them.</summary>
public static partial class Parameters
{
    /// <summary>The text of an <c>Array(String)</c> parameter.</summary>
    public static string Array(IEnumerable<string> values)
    {
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            text.Append(text.Length > 1 ? "," : "").Append('\'').Append(value.Replace(@"\", @"\\").Replace("'", @"\'")).Append('\'');
        }

        return text.Append(']').ToString();
    }

    /// <summary>
    /// A value as it goes over the wire. The engine reads single values as in a TSV file, so that <c>\N</c> would be NULL and a tab
    /// the end; values of compound types it reads as in SQL.
    /// </summary>
    internal static string Encode(Statement statement, string name, string value) =>
        CompoundParameter().Matches(statement.Sql).Any(m => m.Groups[1].ValueSpan.SequenceEqual(name))
            ? value
            : value.Replace(@"\", @"\\").Replace("\t", @"\t").Replace("\n", @"\n").Replace("\r", @"\r").Replace("\0", @"\0");

    [GeneratedRegex(@"\{\s*(\w+)\s*:\s*(?:Array|Tuple|Map|Nested|Variant|JSON)\b")]
    private static partial Regex CompoundParameter();
}
