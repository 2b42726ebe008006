using System.Reflection;
using System.Text.RegularExpressions;

namespace Analytics.Reports;

/// <summary>
/// Report SQL as it stands in its .sql file, with marks: <c>/*Name.sql*/</c> is another file in that place, <c>/*word*/</c> is text
/// from a closed vocabulary. Values are never put in: they are bound parameters.
/// </summary>
internal static partial class SqlTemplate
{
    /// <summary>The text of a file with every mark replaced.</summary>
    /// <param name="file">Name of the file: <c>OnTime.sql</c>.</param>
    /// <param name="words">What stands for each word.</param>
    /// <exception cref="InvalidOperationException">A mark names a file or a word that there is none of.</exception>
    public static string Fill(string file, IReadOnlyDictionary<string, string> words) => Mark().Replace(Read(file), mark => mark.Groups switch
    {
        { } groups when groups["file"].Success => Fill(groups["file"].Value, words),
        { } groups when words.TryGetValue(groups["word"].Value, out var text) => text,
        _ => throw new InvalidOperationException($"{file} has the mark {mark.Value}, which nothing stands for."),
    });

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"There is no {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }

    [GeneratedRegex(@"/\*(?:(?<file>\w+\.sql)|(?<word>\w+,?))\*/")]
    private static partial Regex Mark();
}
