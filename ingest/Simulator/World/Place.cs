namespace Analytics.Simulator;

/// <summary>A country as the providers write it.</summary>
internal sealed record Country(string Alpha2, byte[] Code2, byte[] Code3, byte[] Name, byte[] Dial);

/// <summary>A town that stands for its region. Texts are UTF-8 and need no escaping in JSON.</summary>
/// <param name="Country">Its country.</param>
/// <param name="Region">Subdivision part of its ISO 3166-2 code.</param>
/// <param name="City">Its name.</param>
/// <param name="Postal">One of its postal codes.</param>
/// <param name="Clock">Its wall clock.</param>
internal sealed record Place(Country Country, byte[] Region, byte[] City, byte[] Postal, LocalClock Clock);
