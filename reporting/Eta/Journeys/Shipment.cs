namespace Analytics.Eta;

/// <summary>What is known of a parcel from the start.</summary>
/// <param name="Carrier">Slug.</param>
/// <param name="Service">As reports name it; empty when unknown.</param>
/// <param name="Origin">Country or region.</param>
/// <param name="Destination">Likewise.</param>
/// <param name="PromisedUntil">The end of what was promised at first, in seconds since 1970; null for no promise.</param>
internal readonly record struct Shipment(string Carrier, string Service, string Origin, string Destination, long? PromisedUntil)
{
    private static readonly string[] countries =
        [.. Enumerable.Range(0, 26 * 26).Select(i => new string([(char)('A' + (i / 26)), (char)('A' + (i % 26))]))];

    /// <summary>The country of a place; a place that is no region is its own.</summary>
    public static string CountryOf(string place) =>
        place.Length > 3 && place[2] == '-' && char.IsAsciiLetterUpper(place[0]) && char.IsAsciiLetterUpper(place[1])
            ? countries[((place[0] - 'A') * 26) + place[1] - 'A']
            : place;
}
