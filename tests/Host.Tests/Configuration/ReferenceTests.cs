using System.Text.Json;
using Analytics.Control;
using Analytics.Host.Configuration;
using Analytics.Intake.RawLog;
using Analytics.Warehouse;
using Analytics.Web;

namespace Analytics.Host.Tests.Configuration;

/// <summary>The configuration files that come with the product: what they say is so.</summary>
public sealed class ReferenceTests
{
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip };
    private static readonly Dictionary<string, string> Nothing = [];

    private static string Folder { get; } = Path.Combine(Repository.Root, "deploy", "config");

    [Fact]
    public void The_reference_gives_every_option_its_default()
    {
        // With a raw log and a server, or their options would not be looked at.
        var both = new Dictionary<string, string> { ["ANALYTICS__RAWLOG__BROKERS"] = "a:1", ["ANALYTICS__CONTROL__CONNECTION"] = "Host=a;Database=b;Username=c", ["ANALYTICS__WAREHOUSE__SERVER__ADDRESSES__0"] = "http://a:1" };

        var written = SettingsReader.Read(Path.Combine(Folder, "reference.json"), both);
        var standard = SettingsReader.Read(null, both);

        Assert.Equal(JsonSerializer.Serialize(standard), JsonSerializer.Serialize(written));
    }

    [Fact]
    public void The_reference_has_every_option_that_there_is()
    {
        using var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "reference.json")), Commented);
        var root = reference.RootElement;

        AssertHasAll<ListenSettings>(root.GetProperty("listen"));
        AssertHasAll<TransformSettings>(root.GetProperty("transform"));
        AssertHasAll<JobSettings>(root.GetProperty("jobs"));
        AssertHasAll<KafkaOptions>(root.GetProperty("rawLog"));
        AssertHasAll<WarehouseOptions>(root.GetProperty("warehouse"), except: ["DataFolder", "BackupFolder"]);
        AssertHasAll<ServerOptions>(root.GetProperty("warehouse").GetProperty("server"), except: "Password");
        AssertHasAll<WebOptions>(root.GetProperty("web"), except: ["Control", "DashboardFolder"]);
        AssertHasAll<CustodySettings>(root.GetProperty("custody"));
        AssertHasAll<BackupSettings>(root.GetProperty("backup"));
        AssertHasAll<TelemetrySettings>(root.GetProperty("telemetry"));
        AssertHasAll<ControlOptions>(root.GetProperty("control"), except: ["Folder", "Password"]);
    }

    [Fact]
    public void The_reference_says_what_every_option_means()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "reference.json"));
        var silent = lines.Where((line, i) => line.Contains("\": ", StringComparison.Ordinal) && !line.TrimEnd().EndsWith('{')
            && !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal));

        Assert.Empty(silent);
    }

    [Fact]
    public void The_smallest_configuration_of_several_processes_is_good_but_for_its_secrets()
    {
        var message = Assert.Throws<UsageException>(() => SettingsReader.Read(Path.Combine(Folder, "minimal.json"), Nothing)).Message;

        Assert.Contains("/run/secrets/", message, StringComparison.Ordinal);
    }

    private static void AssertHasAll<T>(JsonElement section, params IReadOnlyList<string> except)
    {
        var there = section.EnumerateObject().Select(option => option.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Except(except).Where(name => !there.Contains(name)).ToList();
        Assert.Empty(missing);
    }
}
