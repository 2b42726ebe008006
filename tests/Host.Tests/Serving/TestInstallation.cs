using Analytics.Custody.Subjects;
using Analytics.Host.Configuration;
using Analytics.Support.Requests;

namespace Analytics.Host.Tests.Serving;

/// <summary>An installation of which everything is embedded, which takes pushes of 17track unsigned, and whose requests nobody carries out.</summary>
internal static class TestInstallation
{
    public static Installation In(string folder) => new(SettingsReader.Read(
        file: null, new Dictionary<string, string> { ["ANALYTICS__INTAKE__ACCEPTUNSIGNED__0"] = "17track" }, folder),
        (_, _, _, _) => ValueTask.FromResult<ISubjectRights>(new RecordingRights()));
}
