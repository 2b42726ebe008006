using Analytics.Host.Configuration;

namespace Analytics.Host.Tests.Serving;

/// <summary>An installation of which everything is embedded, and which takes pushes of 17track unsigned.</summary>
internal static class TestInstallation
{
    public static Installation In(string folder)
    {
        var settings = SettingsReader.Read(
            file: null, new Dictionary<string, string> { ["ANALYTICS__INTAKE__ACCEPTUNSIGNED__0"] = "17track" }, folder);
        // As many wrong keys as there are addresses.
        return new(settings with { Web = settings.Web with { FailuresPerMinute = 1000 } });
    }
}
