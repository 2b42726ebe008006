using System.Text.RegularExpressions;

namespace Analytics.Boundary.Tests;

/// <summary>That nothing in the repository names a place outside it: a package registry, or a folder of some machine.</summary>
internal static partial class Places
{
    public static IEnumerable<string> Named(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Outside().Matches(file.Text)
        select $"{file.Path} line {file.Text.AsSpan(0, match.Index).Count('\n') + 1} names {match.Value}";

    [GeneratedRegex("""
        \bregistry\.[a-z]+\.[a-z]+ | \bnpmjs\.(org|com)\b | \bnuget\.org\b | \bpypi\.org\b | "resolved":\s*"http |
        (?<![\w.~$}*/-])/(work|root|home|Users|tmp)/\w+ | \b[A-Z]:\\Users\\
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Outside();
}
