using System.Text;

namespace Analytics.Simulator;

/// <summary>Everything that parcels are drawn from: places, lanes, carriers, services, and the words people are made of.</summary>
internal sealed class World
{
    private readonly double[] upTo;

    private World(IReadOnlyList<Route> routes, Words words)
    {
        Routes = routes;
        Words = words;
        upTo = new double[routes.Count];
        var sum = 0.0;
        for (var i = 0; i < upTo.Length; i++)
        {
            upTo[i] = sum += routes[i].Weight;
        }
    }

    public IReadOnlyList<Route> Routes { get; }

    public Words Words { get; }

    /// <summary>Reads the data files, with wall clocks for the time between two instants.</summary>
    public static World Load(long from, long to)
    {
        var countries = DataFile.Read("countries.csv").ToDictionary(row => row.Text("alpha2"), row =>
            new Country(row.Text("alpha2"), row.Utf8("alpha2"), row.Utf8("alpha3"), row.Utf8("name"), row.Utf8("dial")));
        var clocks = new Dictionary<string, LocalClock>();
        var places = DataFile.Read("places.csv").ToDictionary(row => row.Text("key"), row =>
        {
            var zone = row.Text("zone");
            clocks.TryAdd(zone, new LocalClock(zone, from, to));
            var (country, region) = (row.Text("key")[..2], row.Text("key")[3..]);
            return new Place(countries[country], Encoding.UTF8.GetBytes(region), row.Utf8("city"), row.Utf8("postal"), clocks[zone]);
        });
        var carriers = DataFile.Read("carriers.csv").ToDictionary(row => row.Text("carrier"), row => new Carrier(
            row.Text("carrier"),
            row.Utf8("17track_key"),
            row.Utf8("17track_name"),
            [row.Utf8("17track_key"), row.Utf8("trackingmore"), row.Utf8("aftership"), row.Utf8("easypost")],
            row.Utf8("number"),
            row.Number("spread"),
            row.Number("missed"),
            row.Number("skipped"),
            row.Number("rolled")));
        var services = DataFile.Read("services.csv").Select(row => new Service(
            carriers[row.Text("carrier")],
            row.Utf8("service"),
            row.Utf8("easypost"),
            row.List("kinds"),
            row.Number("weight"),
            row.Number("pace"),
            row.Number("promised") > 0,
            row.Number("saturday"))).ToList();
        var lanes = DataFile.Read("lanes.csv").Select(row => new Lane(
            places[row.Text("from")],
            places[row.Text("to")],
            [.. row.List("via").Select(key => places[key])],
            row.Text("kind"),
            row.Number("haul_hours"),
            row.Number("customs_hours"),
            [row.Number("17track"), row.Number("trackingmore"), row.Number("aftership"), row.Number("easypost")]));
        return new World([.. lanes.SelectMany(lane => RoutesOn(lane, services))], Words.Load());
    }

    /// <summary>Draws a route by weight.</summary>
    public Route Pick(ref Rng rng)
    {
        var found = Array.BinarySearch(upTo, rng.Unit() * upTo[^1]);
        return Routes[Math.Min(found < 0 ? ~found : found + 1, upTo.Length - 1)];
    }

    private static IEnumerable<Route> RoutesOn(Lane lane, List<Service> services)
    {
        foreach (var provider in Providers.All.Where(provider => lane.Weights[(int)provider] > 0))
        {
            var offered = services
                .Where(service => service.Kinds.Contains(lane.Kind) && service.Carrier.Names[(int)provider].Length > 0)
                .ToList();
            var all = offered.Sum(service => service.Weight);
            foreach (var service in offered)
            {
                yield return new Route(provider, lane, service, lane.Weights[(int)provider] * service.Weight / all);
            }
        }
    }
}
