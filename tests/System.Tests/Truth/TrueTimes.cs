using System.Text.Json;

namespace Analytics.System.Tests.Truth;

/// <summary>How long the parcels of a carrier, a lane or both really take, as <c>truth.json</c> has it: hours, infinite for never.</summary>
internal sealed record TrueTimes(string? Carrier, string? Lane, int Started, double P50, double P90)
{
    /// <summary>Those of every carrier, of every lane, and of every carrier on every lane.</summary>
    public static List<TrueTimes> Read(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. new[] { "carriers", "lanes", "carrier_lanes" }.SelectMany(name => truth.RootElement.GetProperty(name).EnumerateArray().Select(Of))];
    }

    /// <summary>Those of all parcels.</summary>
    public static TrueTimes ReadOverall(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(path));
        return Of(truth.RootElement.GetProperty("overall"));
    }

    private static TrueTimes Of(JsonElement group) => new(
        group.TryGetProperty("carrier", out var carrier) ? carrier.GetString() : null,
        group.TryGetProperty("origin", out var origin) ? $"{origin.GetString()}->{group.GetProperty("destination").GetString()}" : null,
        group.GetProperty("started").GetInt32(),
        Hours(group.GetProperty("p50_hours")),
        Hours(group.GetProperty("p90_hours")));

    private static double Hours(JsonElement hours) => hours.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : hours.GetDouble();
}
