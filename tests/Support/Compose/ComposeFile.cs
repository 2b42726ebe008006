using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Analytics.Support.Compose;

/// <summary>The compose file of the repository, with its anchors and merges resolved.</summary>
public sealed class ComposeFile
{
    private ComposeFile(string text)
    {
        Text = text;
        var parsed = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<object>(new MergingParser(new Parser(new StringReader(text))));
        Root = JsonSerializer.SerializeToNode(parsed)!.AsObject();
        Services = Root["services"]!.AsObject().Select(service => new ComposeService(service.Key, service.Value!.AsObject())).ToDictionary(service => service.Name);
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    public JsonObject Root { get; }

    public IReadOnlyDictionary<string, ComposeService> Services { get; }

    /// <summary>Services that run the program.</summary>
    public IEnumerable<ComposeService> Ours => Services.Values.Where(service => service.IsOurs);

    public static ComposeFile Read() => new(File.ReadAllText(Checkout.PathOf("docker-compose.yml")));
}
