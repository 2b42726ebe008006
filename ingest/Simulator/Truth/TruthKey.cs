namespace Analytics.Simulator;

/// <summary>A carrier on a lane.</summary>
internal readonly record struct TruthKey(string Carrier, string Origin, string Destination) : IComparable<TruthKey>
{
    public static TruthKey Of(Route route) => new(route.Carrier.Slug, route.Origin, route.Destination);

    /// <summary>All lanes of the carrier.</summary>
    public TruthKey AnyLane => this with { Origin = "", Destination = "" };

    /// <summary>All carriers of the lane.</summary>
    public TruthKey AnyCarrier => this with { Carrier = "" };

    public int CompareTo(TruthKey other)
    {
        var byCarrier = string.CompareOrdinal(Carrier, other.Carrier);
        var byOrigin = string.CompareOrdinal(Origin, other.Origin);
        return byCarrier != 0 ? byCarrier : byOrigin != 0 ? byOrigin : string.CompareOrdinal(Destination, other.Destination);
    }
}
