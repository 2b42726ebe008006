using System.Diagnostics;

namespace Analytics.Boundary.Tests;

/// <summary>One text file of the repository, by its path from the root.</summary>
internal sealed record SourceFile(string Path, string Text);

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every text file that git tracks, or would track if it were added.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. List().Select(Read).OfType<SourceFile>()];

    public static IEnumerable<SourceFile> Named(string ending) =>
        Files.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analytics.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds Analytics.sln.");
        }

        return folder.FullName;
    }

    private static string[] List()
    {
        string[] rooms = [":(glob)*", ".ci", "ingest", "transform", "reporting", "deploy", "tests"];
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. rooms])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException("git could not list the files of the repository.");
    }

    private static SourceFile? Read(string path)
    {
        var full = Path.Combine(Root, path);
        if (!File.Exists(full))
        {
            return null;
        }

        var text = File.ReadAllText(full);
        return text.Contains('\0') ? null : new SourceFile(path, text);
    }
}
