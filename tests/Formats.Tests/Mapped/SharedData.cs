namespace Analytics.Formats.Tests.Mapped;

/// <summary>Real data that lies beside the checkout, where there is any, and the maps that are kept for it.</summary>
internal static class SharedData
{
    private static readonly string? Shared = Environment.GetEnvironmentVariable("ANALYTICS_SHARED") ?? Ancestors()
        .Select(folder => Path.Combine(folder, "shared"))
        .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "design")));

    /// <summary>A data file; skips the test where it is not there.</summary>
    public static string File(string name)
    {
        var path = Path.Combine(Shared ?? "", "data", name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"The data file {name} is not on this machine (ANALYTICS_SHARED names its folder).");
        return path;
    }

    public static byte[] Map(string name)
    {
        var root = Ancestors().First(folder => System.IO.File.Exists(Path.Combine(folder, "Analytics.sln")));
        return System.IO.File.ReadAllBytes(Path.Combine(root, "tests", "System.Tests", "maps", name));
    }

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
