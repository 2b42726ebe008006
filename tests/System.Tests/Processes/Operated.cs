using System.Text.Json;
using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Processes;

/// <summary>What operators ask the processes.</summary>
internal static class Operated
{
    private const int Tries = 200;

    /// <summary>The findings of <c>analytics doctor</c> as check, level and text, and its exit code.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<(string Check, string Level, string Text)> Findings)> DoctorAsync(this Distributed analytics)
    {
        var ended = await analytics.RunAsync("doctor", "--format", "json");
        using var diagnosis = JsonDocument.Parse(ended.Output);
        return (ended.ExitCode, [.. diagnosis.RootElement.GetProperty("findings").EnumerateArray().Select(finding => (Text(finding, "check"), Text(finding, "level"), Text(finding, "text")))]);
    }

    /// <summary>Waits until <c>/readyz</c> answers this.</summary>
    public static async Task UntilReadyAsync(this Server server, string wanted)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await server.Client.GetStringAnywayAsync("/readyz");
            if (answer == wanted || tries == Tries)
            {
                Assert.Equal(wanted, answer);
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> GetStringAnywayAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private static string Text(JsonElement finding, string name) => finding.GetProperty(name).GetString()!;
}
