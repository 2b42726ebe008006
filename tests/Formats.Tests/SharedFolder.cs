namespace Analytics.Formats.Tests;

/// <summary>
/// The folder of reference payloads that lies beside a checkout, or where <c>ANALYTICS_SHARED</c> says. Nothing of it is part
/// of the repository: tests that need it skip where it is absent.
/// </summary>
internal static class SharedFolder
{
    public static string Payloads(string provider)
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "No folder of reference payloads: neither ANALYTICS_SHARED nor a folder 'shared' beside the checkout.");
        return Path.Combine(folder!, "payloads", provider);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ANALYTICS_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "design")))
            {
                return shared;
            }
        }

        return null;
    }
}
