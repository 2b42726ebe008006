using System.Reflection;

namespace Analytics.Formats;

/// <summary>The vocabulary files that are built into this assembly.</summary>
internal static class Vocabularies
{
    /// <summary>The lines of a file of the <c>Vocabulary</c> folder, without comments (<c>#</c>) and blank lines.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Analytics.Formats.Vocabulary.{file}")
            ?? throw new InvalidOperationException($"The vocabulary {file} is not built into {typeof(Vocabularies).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
