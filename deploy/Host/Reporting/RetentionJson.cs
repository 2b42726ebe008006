using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Custody.Retention;

namespace Analytics.Host.Reporting;

/// <summary>Months and the record of their end, for a program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    Converters = [typeof(KeyStateConverter), typeof(CauseConverter), typeof(StepConverter)])]
[JsonSerializable(typeof(IReadOnlyList<EpochStatus>))]
[JsonSerializable(typeof(IReadOnlyList<RetentionEntry>))]
internal sealed partial class RetentionJson : JsonSerializerContext;

/// <summary>States as <c>live</c>, <c>linked</c>.</summary>
internal sealed class KeyStateConverter() : JsonStringEnumConverter<EpochKeyState>(JsonNamingPolicy.SnakeCaseLower);

/// <summary>Causes as <c>due</c>.</summary>
internal sealed class CauseConverter() : JsonStringEnumConverter<RetentionCause>(JsonNamingPolicy.SnakeCaseLower);

/// <summary>Steps as <c>key_destroyed</c>.</summary>
internal sealed class StepConverter() : JsonStringEnumConverter<RetentionStep>(JsonNamingPolicy.SnakeCaseLower);
