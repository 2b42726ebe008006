using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Host.Doctoring;

/// <summary>All findings, for a program.</summary>
/// <param name="Faults">How many of them are faults.</param>
/// <param name="Warnings">How many of them are warnings.</param>
/// <param name="Findings">In order.</param>
internal sealed record Diagnosis(int Faults, int Warnings, IReadOnlyList<Finding> Findings)
{
    public static Diagnosis Of(IReadOnlyList<Finding> findings) => new(
        findings.Count(finding => finding.Level == Level.Fault), findings.Count(finding => finding.Level == Level.Warning), findings);

    public string ToJson() => JsonSerializer.Serialize(this, DiagnosisJson.Default.Diagnosis);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = [typeof(LevelConverter)])]
[JsonSerializable(typeof(Diagnosis))]
internal sealed partial class DiagnosisJson : JsonSerializerContext;

/// <summary>Levels as <c>ok</c>, <c>warning</c> and <c>fault</c>.</summary>
internal sealed class LevelConverter() : JsonStringEnumConverter<Level>(JsonNamingPolicy.SnakeCaseLower);
