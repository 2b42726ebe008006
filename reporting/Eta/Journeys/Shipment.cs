namespace Analytics.Eta;

/// <summary>What is known of a parcel from the start.</summary>
/// <param name="Carrier">Slug.</param>
/// <param name="Service">As reports name it; empty when unknown.</param>
/// <param name="Origin">Country or region.</param>
/// <param name="Destination">Likewise.</param>
/// <param name="PromisedUntil">The end of what was promised at first, in seconds since 1970; null for no promise.</param>
internal readonly record struct Shipment(string Carrier, string Service, string Origin, string Destination, long? PromisedUntil)
{
    /// <summary>Where from and where to.</summary>
    public string Lane => $"{Origin}>{Destination}";

    /// <summary>The country of a place.</summary>
    public static string CountryOf(string place) => place.Length > 2 ? place[..2] : place;
}
