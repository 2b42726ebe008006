using System.Text;

namespace Analytics.Simulator;

/// <summary>A carrier and the names that the providers have for it; an empty name where a provider does not track it.</summary>
/// <param name="Slug">Its canonical slug, as the truth has it.</param>
/// <param name="Key">17TRACK's number for it.</param>
/// <param name="KeyName">17TRACK's name for it.</param>
/// <param name="Names">What each provider writes, by <see cref="Provider"/>.</param>
/// <param name="Number">Shape of its tracking numbers; see <see cref="TrackingNumber"/>.</param>
/// <param name="Spread">Standard deviation of the logarithm of its line hauls.</param>
/// <param name="Missed">Share of delivery attempts that fail.</param>
/// <param name="Skipped">Share of facility scans that nobody makes.</param>
/// <param name="Rolled">Share of parcels that wait at the depot for another delivery day.</param>
internal sealed record Carrier(
    string Slug, byte[] Key, byte[] KeyName, byte[][] Names, byte[] Number, double Spread, double Missed, double Skipped, double Rolled)
{
    public byte[] SlugUtf8 { get; } = Encoding.UTF8.GetBytes(Slug);
}

/// <summary>One of a carrier's services.</summary>
/// <param name="Carrier">Whose service it is.</param>
/// <param name="Name">As all providers but EasyPost write it.</param>
/// <param name="Code">As EasyPost writes it.</param>
/// <param name="Kinds">Kinds of lane that it serves.</param>
/// <param name="Weight">How often it is chosen, beside the others on the lane.</param>
/// <param name="Pace">Its hours, as a multiple of the lane's.</param>
/// <param name="Promised">It states a delivery date.</param>
/// <param name="Saturday">Share of its parcels that may be delivered on a Saturday.</param>
internal sealed record Service(
    Carrier Carrier, byte[] Name, byte[] Code, string[] Kinds, double Weight, double Pace, bool Promised, double Saturday);

/// <summary>A pair of places with what lies between them.</summary>
/// <param name="From">Where parcels are picked up.</param>
/// <param name="To">Where they are delivered.</param>
/// <param name="Via">Facilities on the way; where a border is crossed, one of them lies behind it.</param>
/// <param name="Kind">Decides which services there are.</param>
/// <param name="Haul">Median hours between origin and destination facility.</param>
/// <param name="Customs">Median hours in customs; 0 for none.</param>
/// <param name="Weights">Parcels per thousand, by <see cref="Provider"/>.</param>
internal sealed record Lane(Place From, Place To, Place[] Via, string Kind, double Haul, double Customs, double[] Weights)
{
    public bool CrossesBorder => From.Country != To.Country;
}

/// <summary>A service on a lane, told by one provider: what all of a parcel's chances depend on.</summary>
internal sealed class Route
{
    public Route(Provider provider, Lane lane, Service service, double weight)
    {
        (Provider, Lane, Service, Weight) = (provider, lane, service, weight);
        FormatUtf8 = Encoding.UTF8.GetBytes(provider.Format());
        WrittenService = provider == Provider.EasyPost ? service.Code : service.Name;
        WrittenCarrier = service.Carrier.Names[(int)provider];
        Origin = Label(lane.From);
        Destination = Label(lane.To);
        (OriginUtf8, DestinationUtf8) = (Encoding.UTF8.GetBytes(Origin), Encoding.UTF8.GetBytes(Destination));
        Haul = lane.Haul * service.Pace;

        // The date that seven parcels in eight should meet: a generous haul, the last mile, and a day that is not a working day.
        var hours = (Haul * 1.25) + (lane.Customs * 1.5) + (24 * Math.Min(1, service.Pace)) + 4;
        PromiseDays = service.Promised ? (int)Math.Ceiling(hours / 24) : 0;
    }

    public Provider Provider { get; }

    public byte[] FormatUtf8 { get; }

    public Lane Lane { get; }

    public Service Service { get; }

    public Carrier Carrier => Service.Carrier;

    /// <summary>Share of all parcels, before scaling.</summary>
    public double Weight { get; }

    /// <summary>The service as it stands in the pushes.</summary>
    public byte[] WrittenService { get; }

    /// <summary>The carrier as it stands in the pushes.</summary>
    public byte[] WrittenCarrier { get; }

    /// <summary>Origin as the pushes tell it: <c>US-CA</c>, or <c>US</c> where the provider states countries alone.</summary>
    public string Origin { get; }

    /// <summary>Destination, likewise.</summary>
    public string Destination { get; }

    public byte[] OriginUtf8 { get; }

    public byte[] DestinationUtf8 { get; }

    /// <summary>Median hours between origin and destination facility.</summary>
    public double Haul { get; }

    /// <summary>Delivery days from pickup to the promised date; 0 where none is promised.</summary>
    public int PromiseDays { get; }

    private string Label(Place place) => Provider is Provider.SeventeenTrack or Provider.EasyPost
        ? $"{place.Country.Alpha2}-{Encoding.UTF8.GetString(place.Region)}"
        : place.Country.Alpha2;
}
