namespace Analytics.Support;

/// <summary>
/// The folder of samples that stands beside a checkout, where there is one: <c>shared</c>, holding <c>design</c>, in a
/// parent of the test binary, or what the environment variable <c>ANALYTICS_SHARED</c> names.
/// </summary>
public static class SharedFolder
{
    /// <summary>Why a test that needs the folder was skipped.</summary>
    public const string Absent = "There is no folder 'shared' beside this checkout, and ANALYTICS_SHARED names none.";

    /// <summary>Its path, or null.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ANALYTICS_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "design")))
            {
                return candidate;
            }
        }

        return null;
    }
}
