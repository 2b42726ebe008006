using System.Globalization;
using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>What processes note beside one another: an empty file for each note, which its name says whole.</summary>
internal sealed class Journal : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-journal-");

    public string Path => folder.FullName;

    /// <summary>The notes that say this, in the order they were made.</summary>
    public IReadOnlyList<(string Period, int Process)> Of(string what) => Of(Path, what);

    public static IReadOnlyList<(string Period, int Process)> Of(string journal, string what) =>
    [
        .. Directory.GetFiles(journal).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(name => name.Split(' '))
            .Where(parts => parts[1] == what).Select(parts => (parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture))),
    ];

    public Task UntilAsync(string what, int times = 1) => Waiting.UntilAsync(() => Of(what).Count >= times);

    public static void Note(string journal, string what, string period) =>
        File.WriteAllText(System.IO.Path.Combine(journal, $"{TimeProvider.System.GetUtcNow().Ticks:D20} {what} {period} {Environment.ProcessId}"), "");

    public void Dispose() => folder.Delete(recursive: true);
}
