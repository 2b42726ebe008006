namespace Analytics.Host.Tests;

/// <summary>The tree that these tests were built in.</summary>
internal static class Repository
{
    private static readonly string[] production = ["deploy/Host", "ingest", "transform", "reporting"];

    public static string Root { get; } = Find();

    /// <summary>The texts of the product's own source files.</summary>
    public static IEnumerable<string> Sources() => production
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", new EnumerationOptions { RecurseSubdirectories = true }))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analytics.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
