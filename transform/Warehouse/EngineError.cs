using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse;

/// <summary>What ClickHouse says of a failure, without the values of rows that it may have quoted.</summary>
/// <param name="Fault">What it means to the one who can mend it.</param>
/// <param name="Code">ClickHouse's number; 0 where it gives none.</param>
/// <param name="Name">ClickHouse's name, such as <c>TYPE_MISMATCH</c>; empty where it gives none.</param>
/// <param name="Text">Its words, with <c>'?'</c> for everything between the first quote and the last, at most <see cref="LongestText"/> characters.</param>
internal sealed partial record EngineError(WarehouseFault Fault, int Code, string Name, string Text)
{
    public const int LongestText = 300;

    private const string Quotes = "'\"";
    private const int NotEnoughSpace = 243;
    private const int BadQueryParameter = 457;

    public static EngineError Parse(string message)
    {
        var code = CodePattern().Match(message) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var name = NamePattern().Match(message).Groups[1].Value;
        var errno = ErrnoPattern().Match(message).Groups[1].Value;
        var fault = (code, errno) switch
        {
            (NotEnoughSpace, _) or (_, "28" or "122") => WarehouseFault.DiskFull,
            (_, "1" or "13" or "30") => WarehouseFault.FolderUnusable,
            _ => WarehouseFault.Statement,
        };

        // This one quotes the parameter's value without quotes.
        return new EngineError(fault, code, name, code == BadQueryParameter ? "" : Redact(message));
    }

    public WarehouseException ToException() =>
        new(Fault, $"ClickHouse error {Code.ToString(CultureInfo.InvariantCulture)} {Name}: {Text}".TrimEnd(' ', ':'), Code);

    private static string Redact(string message)
    {
        var text = PrefixPattern().Replace(SuffixPattern().Replace(message, ""), "");

        // The engine puts quoted values inside quoted expressions, and does not escape them: only the outermost quotes can be trusted.
        if (text.AsSpan().IndexOfAny(Quotes) is var first and >= 0)
        {
            text = $"{text.AsSpan(0, first)}'?'{text.AsSpan(text.AsSpan().LastIndexOfAny(Quotes) + 1)}";
        }

        text = SpacePattern().Replace(text, " ").Trim();
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    [GeneratedRegex(@"^Code: (\d+)\.")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\(([A-Z][A-Z0-9_]{2,})\)", RegexOptions.RightToLeft)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"errno: (\d+), strerror: ")]
    private static partial Regex ErrnoPattern();

    [GeneratedRegex(@"Code: \d+\. DB::\w+: ")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"\s*\((version [^()]*|[A-Z][A-Z0-9_]{2,})\)\.?(?=\s|$)")]
    private static partial Regex SuffixPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
