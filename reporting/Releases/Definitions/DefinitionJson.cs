using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Releases;

/// <summary>Datasets as JSON: names in camelCase, unknown ones refused.</summary>
public static class DefinitionJson
{
    // By reflection: what generated code reads has lost the defaults of what is left out.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        WriteIndented = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The definition in one canonical form.</summary>
    public static string Write(DatasetDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <exception cref="ReleaseException">It is no definition, or says what cannot be; the message says what and where.</exception>
    public static DatasetDefinition Read(string json)
    {
        DatasetDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize<DatasetDefinition>(json, Options);
        }
        catch (JsonException e)
        {
            throw new ReleaseException($"It is no definition of a dataset: {e.Message}", e);
        }

        DefinitionRules.Check(definition ?? throw new ReleaseException("It is no definition of a dataset: it is null."));
        return definition;
    }
}
