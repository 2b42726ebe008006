using System.Runtime.InteropServices;
using System.Text.Json;

namespace Analytics.Simulator;

/// <summary>Parcels of one group that were picked up by the observation instant, and how long they really take.</summary>
internal sealed class TruthCell
{
    private readonly List<int> eventually = [];
    private readonly List<int> byObservation = [];

    /// <param name="transit">Seconds from pickup to delivery, whenever that is; <see cref="Quantile.Never"/> for none.</param>
    /// <param name="isDelivered">Delivered by the observation instant.</param>
    public void Add(int transit, bool isDelivered)
    {
        eventually.Add(transit);
        if (isDelivered)
        {
            byObservation.Add(transit);
        }
    }

    public static TruthCell Sum(IEnumerable<TruthCell> cells)
    {
        var sum = new TruthCell();
        foreach (var cell in cells)
        {
            sum.eventually.AddRange(cell.eventually);
            sum.byObservation.AddRange(cell.byObservation);
        }

        return sum;
    }

    /// <summary>Writes the members of the group's object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        eventually.Sort();
        byObservation.Sort();
        json.WriteNumber("started", eventually.Count);
        json.WriteNumber("delivered", byObservation.Count);
        json.WriteNumber("in_flight", eventually.Count - byObservation.Count);
        Write(json, "", eventually);
        Write(json, "delivered_only_", byObservation);
    }

    private static void Write(Utf8JsonWriter json, string prefix, List<int> durations)
    {
        var sorted = CollectionsMarshal.AsSpan(durations);
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("p50_hours", 0.5), ("p90_hours", 0.9)])
        {
            if (Quantile.Hours(sorted, share) is { } hours)
            {
                json.WriteNumber(prefix + name, hours);
            }
            else
            {
                json.WriteNull(prefix + name);
            }
        }
    }
}
