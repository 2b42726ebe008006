namespace Analytics.Warehouse;

/// <summary>What a ClickHouse server says of itself.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Clock">How much its clock is ahead of ours, give or take half the time that the question took.</param>
/// <param name="HasDatabase">Whether the database is there; it is made at the first start.</param>
/// <param name="Pending">Migrations that the next start runs, by their file names.</param>
/// <param name="MissingRights">Rights on the database that the user lacks; null where the server cannot be asked.</param>
public sealed record ServerState(
    string Version, TimeSpan Clock, bool HasDatabase, IReadOnlyList<string> Pending, IReadOnlyList<string>? MissingRights);
