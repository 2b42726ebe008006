using System.Text;
using System.Text.Json;
using Analytics.Intake.Signatures;
using Analytics.Support;

namespace Analytics.Intake.Tests.Signatures;

/// <summary>The vectors that the providers publish.</summary>
public sealed class PublishedVectorTests
{
    [Fact]
    public void The_17TRACK_vector_passes()
    {
        var vector = Vector("17track_v2.x");
        var body = Encoding.UTF8.GetBytes(vector["body"]);
        Assert.True(Schemes.With(body, (vector["header"], vector["expected"])).PassesUnder(new SeventeenTrackSignature(vector["secret"])));
    }

    [Fact]
    public void The_TrackingMore_vector_passes_over_the_timestamp_alone()
    {
        var vector = Vector("trackingmore_v4");
        var window = Schemes.WindowAt(long.Parse(vector["timestamp"], System.Globalization.CultureInfo.InvariantCulture));
        var sent = Schemes.With([1, 2, 3], ("time", vector["timestamp"]), ("sign", vector["expected"])) with { UrlSecret = "u" };
        Assert.True(sent.PassesUnder(new TrackingMoreSignature(new SignedTimestamp(vector["secret"], "u", window), "time", "sign")));
    }

    [Fact]
    public void The_EasyPost_vector_passes_over_the_published_push()
    {
        var vector = Vector("easypost");
        var file = vector["body_file"].Split(' ')[0];
        var body = File.ReadAllBytes(Path.Combine(SharedFolder.Path!, "payloads", file)).AsSpan().TrimEnd((byte)'\n').ToArray();
        Assert.True(Schemes.With(body, (vector["header"], vector["expected"])).PassesUnder(new EasyPostSignature(vector["secret"])));
    }

    private static Dictionary<string, string> Vector(string name)
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedFolder.Path!, "payloads", "SIGNATURE_TEST_VECTORS.json")));
        return vectors.RootElement.GetProperty(name).EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
    }
}
