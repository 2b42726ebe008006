using System.Globalization;
using System.Text.Json;

namespace Analytics.Simulator;

/// <summary>What <c>truth.json</c> says: counts, and the true delivery times per carrier, per lane, and per carrier on a lane.</summary>
internal sealed class TruthTotals(SimulationOptions options)
{
    private readonly Dictionary<TruthKey, TruthCell> cells = [];
    private readonly long[] pushes = new long[Providers.All.Length];
    private long returned;
    private long lost;

    public long PickedUp { get; private set; }

    public long Delivered { get; private set; }

    public long RepeatedPushes { get; private set; }

    public long LatePushes { get; private set; }

    public void Add(Block block)
    {
        foreach (var parcel in block.Parcels)
        {
            Count(parcel);
            if (parcel.PickedUp <= options.Season.Until)
            {
                Measure(parcel);
            }
        }
    }

    public void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("parcels", options.Parcels);
        json.WriteNumber("weeks", options.Weeks);
        json.WriteString("as_of", options.Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteCounts(json);
        json.WriteStartObject("overall");
        TruthCell.Sum(cells.Values).Write(json);
        json.WriteEndObject();
        WriteGroups(json, "carriers", key => key.AnyLane);
        WriteGroups(json, "lanes", key => key.AnyCarrier);
        WriteGroups(json, "carrier_lanes", key => key);
        json.WriteEndObject();
    }

    private void Count(Parcel parcel)
    {
        foreach (ref readonly var snapshot in parcel.Snapshots)
        {
            pushes[(int)parcel.Route.Provider] += snapshot.IsRepeated ? 2 : 1;
            RepeatedPushes += snapshot.IsRepeated ? 1 : 0;
            LatePushes += snapshot.IsLate ? 1 : 0;
        }
    }

    private void Measure(Parcel parcel)
    {
        var isDelivered = parcel.Delivered > 0 && parcel.Delivered <= options.Season.Until;
        PickedUp++;
        Delivered += isDelivered ? 1 : 0;
        returned += parcel.Ending == Ending.Returned ? 1 : 0;
        lost += parcel.Ending == Ending.Lost ? 1 : 0;

        var key = TruthKey.Of(parcel.Route);
        if (!cells.TryGetValue(key, out var cell))
        {
            cells[key] = cell = new TruthCell();
        }

        cell.Add(parcel.Delivered > 0 ? (int)(parcel.Delivered - parcel.PickedUp) : Quantile.Never, isDelivered);
    }

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("picked_up", PickedUp);
        json.WriteNumber("delivered", Delivered);
        json.WriteNumber("in_flight", PickedUp - Delivered);
        json.WriteNumber("returned", returned);
        json.WriteNumber("lost", lost);
        json.WriteNumber("not_picked_up", options.Parcels - PickedUp);
        json.WriteNumber("repeated_pushes", RepeatedPushes);
        json.WriteNumber("late_pushes", LatePushes);
        json.WriteStartObject("pushes");
        foreach (var provider in Providers.All)
        {
            json.WriteNumber(provider.Format(), pushes[(int)provider]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteGroups(Utf8JsonWriter json, string name, Func<TruthKey, TruthKey> groupOf)
    {
        json.WriteStartArray(name);
        foreach (var group in cells.GroupBy(cell => groupOf(cell.Key), cell => cell.Value).OrderBy(group => group.Key))
        {
            json.WriteStartObject();
            WriteKey(json, group.Key);
            TruthCell.Sum(group).Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, TruthKey key)
    {
        if (key.Carrier.Length > 0)
        {
            json.WriteString("carrier", key.Carrier);
        }

        if (key.Origin.Length > 0)
        {
            json.WriteString("origin", key.Origin);
            json.WriteString("destination", key.Destination);
        }
    }
}
