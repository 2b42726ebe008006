using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse.Http;

/// <summary>
/// Errors that the server writes behind rows, once it has said 200. Since 25.11 a block that a random tag of the answer's head tells from
/// data: <c>\r\n__exception__\r\nTAG\r\nCode: ...\nLENGTH TAG\r\n__exception__\r\n</c>. Before that the text alone, or behind
/// <c>__exception__\r\n</c>, as the last thing in the answer.
/// </summary>
internal static partial class LateError
{
    /// <summary>Of an answer without a tag, what must be looked at before any of it can be taken for data: longer than any error text seen.</summary>
    public const int UntaggedLength = 64 * 1024;

    /// <summary>What the error block of an answer begins with.</summary>
    public static byte[] Opening(string tag) => Encoding.ASCII.GetBytes($"__exception__\r\n{tag}\r\n");

    /// <summary>The message of a tagged block, from what follows its opening.</summary>
    public static string Message(ReadOnlySpan<byte> rest, string tag)
    {
        var text = Encoding.UTF8.GetString(rest);
        var close = text.LastIndexOf($" {tag}\r\n__exception__", StringComparison.Ordinal);
        var length = close < 0 ? -1 : text.LastIndexOf('\n', close);
        return length < 0 ? text : text[..length];
    }

    /// <summary>The message at the end of an answer without a tag; null where it ends in data.</summary>
    public static string? AtEnd(ReadOnlySpan<byte> tail) =>
        Whole().Match(Encoding.UTF8.GetString(tail)) is { Success: true } found ? found.Groups["message"].Value : null;

    /// <summary>The message at the end of an answer that broke off, of which something may be missing; null where there is none.</summary>
    public static string? Broken(ReadOnlySpan<byte> tail) =>
        Start().Match(Encoding.UTF8.GetString(tail)) is { Success: true } found ? found.Value : null;

    [GeneratedRegex("""
        (?:__exception__\r\n)?
        (?<message>Code:\ \d+(?:\.|,\ e\.displayText\(\)\ =)\ DB::\w+:\ [\s\S]*
        (?:\([A-Z][A-Z0-9_]+\)|\(version\ [^()]*(?:\([^()]*\))?\)))
        \s*(?:\d+\ \w+\s+)?(?:__exception__\s*)?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Whole();

    [GeneratedRegex(@"Code: \d+(?:\.|, e\.displayText\(\) =) DB::\w+: [\s\S]*$")]
    private static partial Regex Start();
}
