namespace Analytics.Custody.Requests;

/// <summary>What happened to a request. Events are added and never changed.</summary>
public enum RequestStep : byte
{
    Entered = 1,
    Verified = 2,
    Refused = 3,

    /// <summary>Carried out, and nothing is left.</summary>
    Done = 4,

    /// <summary>Carried out, but a search afterwards still found rows; it is tried again.</summary>
    Left = 5,

    /// <summary>Carried out once more after it was closed, as after a crash, or by two processes at once.</summary>
    Repeated = 6,

    /// <summary>Its file was handed out.</summary>
    Exported = 7,

    /// <summary>The subject was wiped from the book.</summary>
    Wiped = 8,

    /// <summary>A recipient has acknowledged that it was told.</summary>
    Acknowledged = 9,

    /// <summary>A recipient could not be told in time.</summary>
    GivenUp = 10,
}

/// <summary>One line of a request's record.</summary>
/// <param name="At">When, to the second.</param>
/// <param name="What">What happened.</param>
/// <param name="By">Who did it: a name, or the product itself; of notices the recipient's name.</param>
/// <param name="Parcels">Parcels that it concerned; null where none were looked at.</param>
/// <param name="Rows">Rows that were deleted or changed, by table.</param>
/// <param name="Weeks">Weeks of the cells that were made anew, by their Mondays.</param>
/// <param name="Left">The proof: rows that a search afterwards still found; null where nothing was searched.</param>
public sealed record RequestEvent(
    DateTimeOffset At, RequestStep What, string By, long? Parcels, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<DateOnly> Weeks, long? Left);
