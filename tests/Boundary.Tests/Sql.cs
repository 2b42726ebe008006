using System.Text.RegularExpressions;

namespace Analytics.Boundary.Tests;

/// <summary>SQL lives in .sql files. A statement on one line may stand in code; one of several lines may not.</summary>
internal static partial class Sql
{
    public static IEnumerable<string> InCode(IEnumerable<SourceFile> code) =>
        from file in code
        from Match token in Token().Matches(file.Text)
        where token.Groups["text"].Success && token.Value.Contains('\n') && Statement().IsMatch(token.Value)
        select $"{file.Path} line {file.Text.AsSpan(0, token.Index).Count('\n') + 1} holds SQL";

    // Comments and characters are matched too, so that a quote inside them does not open a string.
    [GeneratedRegex("""
        //[^\n]* | /\*[\s\S]*?\*/ | '(\\.|[^'\\\n])+' |
        (?<text> \$*(?<quotes>"{3,})[\s\S]*?\k<quotes> | (\$@|@\$?)"([^"]|"")*" |
            \$?"(\\.|[^"\\\n])*"(\s*\+\s*\$?"(\\.|[^"\\\n])*")* )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("""
        \bSELECT\b[\s\S]*\bFROM\b | \bINSERT\s+INTO\b[\s\S]*\b(VALUES|SELECT|FORMAT)\b | \b(CREATE|ALTER)\s+(TABLE|VIEW|MATERIALIZED)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Statement();
}
