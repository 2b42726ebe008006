using System.Text.Json.Serialization;

namespace Analytics.Custody.Breaches;

/// <summary>Rows that are read here, by the names of their columns.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TouchedPlatform))]
internal sealed partial class BreachRow : JsonSerializerContext;
