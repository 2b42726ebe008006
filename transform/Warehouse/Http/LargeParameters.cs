using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse.Http;

/// <summary>
/// Parameters longer than what a server takes as one form field (128 KiB: <c>http_max_field_value_size</c>, which only the server's own
/// configuration can raise) go in pieces, which the statement puts together again.
/// </summary>
internal static partial class LargeParameters
{
    /// <summary>Characters of a piece. Each takes at most 3 bytes in UTF-8; escaping may double some, which leaves room to spare.</summary>
    public const int PieceLength = 20_000;

    /// <summary>The same statement with its long parameters cut.</summary>
    public static Statement Cut(Statement statement)
    {
        var large = statement.Parameters.Where(p => p.Value.Length > PieceLength).ToDictionary(p => p.Key, p => Pieces(p.Value).ToList());
        if (large.Count == 0)
        {
            return statement;
        }

        var parameters = statement.Parameters.Where(p => !large.ContainsKey(p.Key)).ToDictionary();
        foreach (var (name, pieces) in large)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                parameters[PieceName(name, i)] = pieces[i];
            }
        }

        var sql = Placeholder().Replace(statement.Sql, found => large.TryGetValue(found.Groups["name"].Value, out var pieces)
            ? Joined(found.Groups["name"].Value, found.Groups["type"].Value, pieces.Count)
            : found.Value);
        return new Statement(sql, parameters);
    }

    /// <summary>A text reads as a value of any type as the whole parameter would have.</summary>
    private static string Joined(string name, string type, int count)
    {
        var pieces = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            pieces.Append(i > 0 ? ", " : "").Append('{').Append(PieceName(name, i)).Append(":String}");
        }

        return $"CAST(concat({pieces}), '{type.Replace(@"\", @"\\").Replace("'", @"\'")}')";
    }

    private static string PieceName(string name, int i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_piece_{i}");

    private static IEnumerable<string> Pieces(string value)
    {
        for (int start = 0, length; start < value.Length; start += length)
        {
            length = Math.Min(PieceLength, value.Length - start);

            // Both halves of a character outside the first plane stay together.
            length -= char.IsHighSurrogate(value[start + length - 1]) && start + length < value.Length ? 1 : 0;
            yield return value.Substring(start, length);
        }
    }

    [GeneratedRegex(@"\{\s*(?<name>\w+)\s*:\s*(?<type>[^{}]+?)\s*\}")]
    private static partial Regex Placeholder();
}
