using Analytics.Formats;

namespace Analytics.System.Tests.Loading;

/// <summary>Payloads of the providers themselves, through the program: each is loaded, or rejected for the right reason.</summary>
public sealed class PayloadTests
{
    private static readonly Dictionary<string, string> reasons = new()
    {
        ["17track/webhook_v2.4_TRACKING_STOPPED_doc.json"] = "tells nothing that happened to its parcel",
        ["aftership/webhook_2026-07_tracking_update_doc_trimmed.json"] = "no tracking number",
        ["easypost/event_retrieve_no_result.json"] = "marked as a test by its provider",
        ["easypost/tracker_retrieve_usps.json"] = "marked as a test by its provider",
    };

    public static TheoryData<string> Formats => [.. ProviderFormat.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_payload_of_a_format_is_loaded_or_rejected_for_the_right_reason(string format)
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        var files = Directory.GetFiles(Path.Combine(SharedFolder.Path, "payloads", format), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        using var cli = new Cli();
        foreach (var file in files)
        {
            var ended = await cli.LoadAsync(format, file);
            ended.MustBe(0);
            var reason = reasons.GetValueOrDefault($"{format}/{Path.GetFileName(file)}");
            var rejected = ended.Output.Split('\n').Where(line => line.StartsWith("rejected", StringComparison.Ordinal)).ToList();
            Assert.Equal(reason is null ? 0 : 1, rejected.Count);
            Assert.All(rejected, line => Assert.EndsWith(reason!, line, StringComparison.Ordinal));
            Assert.DoesNotContain("dropped unread", ended.Output, StringComparison.Ordinal);
        }
    }
}
