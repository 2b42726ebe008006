using System.Text;
using Analytics.Simulator;

namespace Analytics.Eta.Tests;

/// <summary>Parcels of the simulator with their whole lives: what a provider would tell of them, and what comes after it.</summary>
internal static class SimulatedJourneys
{
    /// <summary>Pickups end here.</summary>
    public static readonly DateTimeOffset Until = new(2026, 9, 28, 0, 0, 0, TimeSpan.Zero);

    /// <param name="parcels">How many.</param>
    /// <param name="weeks">In how many weeks they are picked up.</param>
    /// <param name="seed">Where all chances come from.</param>
    public static List<Journey> Of(int parcels, int weeks, ulong seed)
    {
        var season = new Season(Until.AddDays(-7 * weeks).ToUnixTimeSeconds(), Until.ToUnixTimeSeconds());
        var (world, parcel, journeys) = (Simulation.WorldOf(season), new Parcel(), new List<Journey>(parcels));
        for (var i = 0; i < parcels; i++)
        {
            Life.Live(world, season, seed, i, parcel);
            var route = parcel.Route;
            Shipment shipment = new(route.Carrier.Slug, Encoding.UTF8.GetString(route.WrittenService), PlaceOf(route.Lane.From), PlaceOf(route.Lane.To), PromiseOf(parcel));
            journeys.Add(new Journey(202609, (ulong)i * 7919, shipment, [.. parcel.Scans.ToArray().OrderBy(scan => scan.At).ThenBy(scan => scan.What).Select(scan => CheckpointOf(scan, route.Lane))]));
        }

        return journeys;
    }

    private static Checkpoint CheckpointOf(Scan scan, Lane lane) =>
        new(scan.At, (short)(scan.Offset / 60), (Milestone)scan.What, lane.CrossesBorder ? scan.Where.Country == lane.To.Country : scan.Where.Region == lane.To.Region);

    private static long? PromiseOf(Parcel parcel) =>
        parcel.PromiseDay == 0 ? null : parcel.Route.Lane.To.Clock.At(parcel.PromiseDay, 86_399);

    private static string PlaceOf(Place place) => $"{place.Country.Alpha2}-{Encoding.UTF8.GetString(place.Region)}";
}
