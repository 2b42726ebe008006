namespace Analytics.Custody.Breaches;

/// <summary>What a breach touched of one platform's data, under one month's keys.</summary>
/// <param name="Platform">Who told of it: the name of a format or of a map's source.</param>
/// <param name="Epoch">The month of the keys, as yyyymm.</param>
/// <param name="Parcels">Parcels with a scan that was touched.</param>
/// <param name="Scans">Scans that were touched.</param>
/// <param name="Recipients">Recipients, as tokens, who stand on these parcels; the same person under another month's keys counts again.</param>
/// <param name="Shippers">The same of shippers.</param>
public sealed record TouchedPlatform(string Platform, uint Epoch, long Parcels, long Scans, long Recipients, long Shippers);
