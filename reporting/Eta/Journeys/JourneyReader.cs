using System.Globalization;
using System.Text.Json.Serialization;
using Analytics.Warehouse;

namespace Analytics.Eta;

/// <summary>Reads journeys of parcels that may be used for predictions.</summary>
/// <param name="rows">What predictions may see.</param>
internal sealed class JourneyReader(RowsForPurpose rows)
{
    /// <summary>When the last scan of all was, in seconds since 1970; null when there is none.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<long?> LastScanAsync(CancellationToken cancellation)
    {
        var last = await rows.ReadScalarAsync<long>(new Statement(Resources.Text("Journeys/last_scan.sql")), cancellation).ConfigureAwait(false);
        return last > 0 ? last : null;
    }

    /// <summary>Parcels that were begun in a time, in an order that does not depend on how they are stored.</summary>
    /// <param name="from">Begun at or after this instant; seconds since 1970, as the others.</param>
    /// <param name="until">Begun before this one.</param>
    /// <param name="known">Scans up to this one.</param>
    /// <param name="most">At most so many, by chance of their tokens.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<List<Journey>> ReadAsync(long from, long until, long known, int most, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string> { ["from"] = Text(from), ["until"] = Text(until), ["known"] = Text(known), ["most"] = Text(most) };
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var journeys = new List<Journey>();
        await foreach (var row in rows.ReadRowsAsync(new Statement(Resources.Text("Journeys/journeys.sql"), parameters), EtaRows.Default.JourneyRow, cancellation).ConfigureAwait(false))
        {
            journeys.Add(JourneyOf(row, texts));
        }

        return journeys;
    }

    private static Journey JourneyOf(JourneyRow row, Dictionary<string, string> texts)
    {
        var scans = new Checkpoint[row.At.Length];
        for (var i = 0; i < scans.Length; i++)
        {
            scans[i] = new Checkpoint(row.At[i], row.Offset[i], (Milestone)row.Milestone[i], row.AtDestination[i]);
        }

        // A day ends by the clocks of the destination, as it does for a caller who asks.
        var promised = new Promise(row.Promised, row.PromisedOn).EndAt(row.Destination);
        return new Journey(row.Epoch, row.Chance, new Shipment(One(row.Carrier), One(row.Service), One(row.Origin), One(row.Destination), promised), scans);

        // There are millions of parcels, and few carriers and places.
        string One(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = text;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

internal sealed record JourneyRow(
    uint Epoch, ulong Chance, string Carrier, string Service, string Origin, string Destination, long? Promised, int? PromisedOn,
    long[] At, short[] Offset, int[] Milestone, bool[] AtDestination);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JourneyRow))]
internal sealed partial class EtaRows : JsonSerializerContext;
