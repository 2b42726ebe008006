using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Releases;

/// <summary>Datasets as JSON: names in camelCase, unknown ones refused.</summary>
public static class DefinitionJson
{
    /// <summary>The definition in one canonical form.</summary>
    public static string Write(DatasetDefinition definition) => JsonSerializer.Serialize(definition, DefinitionContext.Default.DatasetDefinition);

    /// <exception cref="ReleaseException">It is no definition, or says what cannot be; the message says what and where.</exception>
    public static DatasetDefinition Read(string json)
    {
        DatasetDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize(json, DefinitionContext.Default.DatasetDefinition);
        }
        catch (JsonException e)
        {
            throw new ReleaseException($"It is no definition of a dataset: {e.Message}", e);
        }

        DefinitionRules.Check(definition ?? throw new ReleaseException("It is no definition of a dataset: it is null."));
        return definition;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    WriteIndented = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(DatasetDefinition))]
internal sealed partial class DefinitionContext : JsonSerializerContext;
