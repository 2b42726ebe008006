using System.Text;

namespace Analytics.Host.Reporting;

/// <summary>Text in the width of a terminal.</summary>
internal static class Terminal
{
    public const int Width = 80;

    private const string Indent = "  ";

    public static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), "…");

    /// <summary>A paragraph in lines, of which all but the first are indented.</summary>
    public static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > Indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(Indent).Append(word);
                continue;
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
