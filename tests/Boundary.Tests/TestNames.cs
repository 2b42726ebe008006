using System.Text.RegularExpressions;

namespace Analytics.Boundary.Tests;

/// <summary>Tests are named by what they show: a sentence of three words or more, with underscores between them.</summary>
internal static partial class TestNames
{
    public static IEnumerable<string> NotSentences(IEnumerable<SourceFile> code) =>
        from file in code
        from Match test in Test().Matches(file.Text)
        where !Sentence().IsMatch(test.Groups["name"].Value)
        select $"{file.Path}: {test.Groups["name"].Value}";

    [GeneratedRegex("""
        \[(Fact|Theory|Property)\b[^\]]*\](?:(?!\bpublic\b)[\s\S])*?
        \bpublic\s+(?:static\s+|async\s+)*[\w<>\[\],.?]+\s+(?<name>\w+)\s*[(<]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Test();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}$")]
    private static partial Regex Sentence();
}
