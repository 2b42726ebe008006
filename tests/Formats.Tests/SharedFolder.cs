namespace Analytics.Formats.Tests;

/// <summary>The providers' own payloads. Nothing of them is part of the repository: tests that need them skip where they are absent.</summary>
internal static class SharedFolder
{
    public static string Payloads(string provider)
    {
        Assert.SkipWhen(Support.SharedFolder.Path is null, Support.SharedFolder.Absent);
        return Path.Combine(Support.SharedFolder.Path!, "payloads", provider);
    }
}
