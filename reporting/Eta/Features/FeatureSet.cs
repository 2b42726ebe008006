using System.Security.Cryptography;
using System.Text;

namespace Analytics.Eta;

/// <summary>
/// The features of a moment in a parcel's life: the one place that training and serving have them from. What is not known is NaN.
/// </summary>
internal sealed class FeatureSet(EtaTables tables)
{
    private const int Day = 86_400;

    private readonly Dictionary<StatKey, Stat> lanes = tables.Lanes.ToDictionary(row => row.Key, row => row.Value);
    private readonly Dictionary<StatKey, Stat> carriers = tables.CarrierHours.ToDictionary(row => row.Key, row => row.Value);
    private readonly Dictionary<StatKey, Stat> countries = tables.CountryHours.ToDictionary(row => row.Key, row => row.Value);
    private readonly Dictionary<StatKey, Stat> routes = tables.Routes.ToDictionary(row => row.Key, row => row.Value);
    private readonly Dictionary<StatKey, Stat> paces = tables.Paces.ToDictionary(row => row.Key, row => row.Value);
    private readonly Dictionary<StatKey, Stat> stages = tables.Stages.ToDictionary(row => row.Key, row => row.Value);

    /// <summary>The columns, in order. Whoever changes what one means gives it another name: models of other features are refused.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "carrier", "service", "origin_country", "origin_region", "destination_country", "destination_region", "distance_km",
        "last_milestone", "hours_since_pickup", "hours_since_last_scan", "scans_so_far",
        "in_customs", "had_exception", "failed_attempts", "is_at_destination",
        "now_weekday", "now_hour", "pickup_weekday", "pickup_hour", "days_off_in_3", "days_off_in_7",
        "hours_to_promise",
        "lane_median_hours", "lane_p90_hours", "carrier_median_hours", "carrier_p90_hours", "route_median_hours", "hours_left_of_median", "stage_median_hours", "expected_hours", "expected_spread", "promised_hours",
    ];

    public static int Count => Names.Count;

    /// <summary>The features in short, as 16 hexadecimal digits.</summary>
    public static string Signature { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Names))))[..16];

    /// <summary>What is known of a shipment whatever happens to it on its way.</summary>
    public EncodedShipment Encode(in Shipment shipment)
    {
        var (fromCountry, toCountry) = (Shipment.CountryOf(shipment.Origin), Shipment.CountryOf(shipment.Destination));
        var (carrier, service) = (tables.Carriers.Find(shipment.Carrier), tables.Services.Find(shipment.Service));
        var (origin, destination) = (tables.Origins.Find(shipment.Origin), tables.Destinations.Find(shipment.Destination));
        return new EncodedShipment
        {
            Carrier = carrier,
            Service = service,
            Origin = origin,
            Destination = destination,
            OriginCountry = tables.OriginCountries.Find(fromCountry),
            DestinationCountry = tables.DestinationCountries.Find(toCountry),
            Country = toCountry,
            DistanceKm = Geography.DistanceKm(shipment.Origin, shipment.Destination),
            PromisedUntil = shipment.PromisedUntil,
            Lane = Find(lanes, new StatKey(origin, destination)),
            CarrierHours = Find(carriers, new StatKey(carrier)),
            CountryHours = Find(countries, new StatKey(tables.DestinationCountries.Find(toCountry))),
            Route = Find(routes, new StatKey(carrier, service, origin, destination)),
            Pace = paces.TryGetValue(new StatKey(carrier, service, origin, destination), out var pace) ? pace.Median : 1,
        };
    }

    /// <summary>Writes the row of a moment.</summary>
    /// <param name="shipment">What is known from the start.</param>
    /// <param name="state">What has happened.</param>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="row">As long as there are <see cref="Names"/>.</param>
    /// <returns>What the history tells of it.</returns>
    public Prior Write(in EncodedShipment shipment, in ParcelState state, long now, Span<float> row)
    {
        var prior = PriorOf(shipment, state, now);
        var local = now + (state.LastOffset * 60);
        var day = (int)Math.DivRem(local, Day, out var second);
        var pickedUp = state.PickedUpAt + (state.PickedUpOffset * 60);
        var sincePickup = state.IsPickedUp ? Hours(now - state.PickedUpAt) : float.NaN;

        row[0] = tables.Carriers.CodeOf(shipment.Carrier);
        row[1] = tables.Services.CodeOf(shipment.Service);
        row[2] = tables.OriginCountries.CodeOf(shipment.OriginCountry);
        row[3] = tables.Origins.CodeOf(shipment.Origin);
        row[4] = tables.DestinationCountries.CodeOf(shipment.DestinationCountry);
        row[5] = tables.Destinations.CodeOf(shipment.Destination);
        row[6] = shipment.DistanceKm;

        row[7] = state.HasScans ? (int)state.Last : float.NaN;
        row[8] = sincePickup;
        row[9] = state.HasScans ? Hours(now - state.LastAt) : float.NaN;
        row[10] = state.Scans;

        row[11] = state.IsInCustoms ? 1 : 0;
        row[12] = state.HadException ? 1 : 0;
        row[13] = state.FailedAttempts;
        row[14] = state.IsAtDestination ? 1 : 0;

        row[15] = Weekday(local);
        row[16] = Hours(second);
        row[17] = state.IsPickedUp ? Weekday(pickedUp) : float.NaN;
        row[18] = state.IsPickedUp ? Hours(pickedUp % Day) : float.NaN;
        row[19] = DaysOff.Among(shipment.Country, day, 3);
        row[20] = DaysOff.Among(shipment.Country, day, 7);

        row[21] = shipment.PromisedUntil is { } promised ? Hours(promised - now) : float.NaN;

        row[22] = shipment.Lane.Median;
        row[23] = shipment.Lane.P90;
        row[24] = shipment.CarrierHours.Median;
        row[25] = shipment.CarrierHours.P90;
        row[26] = shipment.Route.Median;
        row[27] = shipment.Route.Median - (state.IsPickedUp ? sincePickup : 0);
        row[28] = Find(stages, new StatKey(shipment.Carrier, shipment.DestinationCountry, (int)state.Last)).Median;
        row[29] = MathF.Exp(prior.LogHours);
        row[30] = prior.Spread;
        row[31] = state.HasScans && shipment.PromisedUntil is { } promise ? Hours(promise - state.FirstAt) : float.NaN;
        return prior;
    }

    // The lane's law at the pace of the carrier's service on it.
    private Prior PriorOf(in EncodedShipment shipment, in ParcelState state, long now) =>
        tables.Ladder.Find(shipment, state.Stage) is { } rung ? Prior.Of(shipment.Pace, rung, state.HasScans ? Hours(now - state.StageAt) : 0) : Prior.None;

    // Monday is 0.
    private static float Weekday(long local) => (local / Day + 3) % 7;

    private static float Hours(long seconds) => seconds / 3600f;

    private static Stat Find(Dictionary<StatKey, Stat> stats, StatKey key) => stats.TryGetValue(key, out var stat) ? stat : Stat.None;
}

/// <summary>A shipment in numbers of the model's tables; -1 for what they do not know.</summary>
internal readonly record struct EncodedShipment
{
    public required int Carrier { get; init; }

    public required int Service { get; init; }

    public required int Origin { get; init; }

    public required int Destination { get; init; }

    public required int OriginCountry { get; init; }

    public required int DestinationCountry { get; init; }

    /// <summary>The destination's country, as text.</summary>
    public required string Country { get; init; }

    public required float DistanceKm { get; init; }

    public required long? PromisedUntil { get; init; }

    public required Stat Lane { get; init; }

    public required Stat CarrierHours { get; init; }

    /// <summary>Of the destination country.</summary>
    public required Stat CountryHours { get; init; }

    public required Stat Route { get; init; }

    /// <summary>How many times as long as the lane its carrier's service takes.</summary>
    public required float Pace { get; init; }
}
