using System.Globalization;
using System.Text.Json.Serialization;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>Which parcels of a window may be sold at an instant, told by little.</summary>
/// <param name="Parcels">How many.</param>
/// <param name="Mark">Of them all, whatever their order: another set has another.</param>
internal sealed record StandingParcels(long Parcels, ulong Mark)
{
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static ValueTask<StandingParcels> ReadAsync(RowsForPurpose rows, Window window, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string> { ["window"] = window.Number.ToString(CultureInfo.InvariantCulture) };
        return rows.ReadRowsAsync(new Statement(Resources.Text("Attacks/standing.sql"), parameters), AttackRows.Default.StandingParcels, cancellation).FirstAsync(cancellation);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StandingParcels))]
internal sealed partial class AttackRows : JsonSerializerContext;
