using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Analytics.Boundary.Tests;

/// <summary>That the analyzer which bans wall clocks and chance is on in every project, as an error, and switched off nowhere.</summary>
internal static partial class Clocks
{
    private static readonly string[] banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "M:System.Threading.Thread.Sleep(System.Int32)", "T:System.Random",
    ];

    public static IEnumerable<string> Gaps(IReadOnlyCollection<SourceFile> files)
    {
        var build = XDocument.Parse(Text(files, "Directory.Build.props", "<Project/>"));
        if (!Includes(build, "PackageReference", "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
        {
            yield return "no project gets the analyzer";
        }

        if (!Includes(build, "AdditionalFiles", "$(MSBuildThisFileDirectory)BannedSymbols.txt"))
        {
            yield return "the analyzer does not get BannedSymbols.txt";
        }

        if (!Text(files, ".editorconfig", "").Contains("dotnet_diagnostic.RS0030.severity = error", StringComparison.Ordinal))
        {
            yield return "a banned symbol is not an error";
        }

        var symbols = Text(files, "BannedSymbols.txt", "");
        foreach (var symbol in banned.Where(symbol => !symbols.Contains(symbol + ";", StringComparison.Ordinal)))
        {
            yield return $"{symbol} is not banned";
        }

        foreach (var file in files.Where(file => SwitchedOff().IsMatch(file.Text)))
        {
            yield return $"{file.Path} switches the ban off";
        }

        var cutOff = files.Where(file => file.Path.EndsWith("/Directory.Build.props", StringComparison.Ordinal)
            && !file.Text.Contains("GetPathOfFileAbove('Directory.Build.props'", StringComparison.Ordinal));
        foreach (var file in cutOff)
        {
            yield return $"{file.Path} does not import the one above it";
        }
    }

    private static string Text(IEnumerable<SourceFile> files, string path, string absent) =>
        files.FirstOrDefault(file => file.Path == path)?.Text ?? absent;

    private static bool Includes(XDocument build, string item, string value) =>
        build.Descendants(item).Any(element => element.Attribute("Include")?.Value == value);

    [GeneratedRegex("""
        \#pragma\s+warning\s+disable\s[^\n]*\bRS0030\b | <NoWarn>[^<\n]*\bRS0030\b | SuppressMessage\([^)\n]*RS0030 |
        RS0030\.severity\s*=\s*(none|silent|suggestion|warning)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SwitchedOff();
}
