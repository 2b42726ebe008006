using System.Text.Json;
using Analytics.Custody.Subjects;

namespace Analytics.Custody.Requests;

/// <summary>A request as it stands in the control database; times are seconds, and due dates days, since 1970.</summary>
internal sealed class RequestRow
{
    public long Number { get; init; }

    public string Verb { get; init; } = "";

    public long ReceivedAt { get; init; }

    public long Due { get; init; }

    public string State { get; init; } = "";

    public string EnteredBy { get; init; } = "";

    public int Numbers { get; init; }

    public int Emails { get; init; }

    public int Phones { get; init; }

    public int Accounts { get; init; }

    public string? Reason { get; init; }

    public long? ClosedAt { get; init; }

    /// <summary>Empty where it is not asked for.</summary>
    public byte[] Subject { get; init; } = [];

    public int Attempts { get; init; }

    public RequestRecord ToRecord() => new(
        Number, RequestNames.Parse<RequestVerb>(Verb), DateTimeOffset.FromUnixTimeSeconds(ReceivedAt), Days.Date(Due), RequestNames.Parse<RequestState>(State),
        EnteredBy, new ReferenceCounts(Numbers, Emails, Phones, Accounts), Reason is null ? null : RequestNames.Parse<RefusalReason>(Reason),
        ClosedAt is { } closed ? DateTimeOffset.FromUnixTimeSeconds(closed) : null);
}

/// <summary>An event as it stands in the control database.</summary>
internal sealed class EventRow
{
    public long At { get; init; }

    public string What { get; init; } = "";

    public string ByWhom { get; init; } = "";

    public long? Parcels { get; init; }

    public string? RowsByTable { get; init; }

    public string? Weeks { get; init; }

    public long? RowsLeft { get; init; }

    public RequestEvent ToEvent() => new(
        DateTimeOffset.FromUnixTimeSeconds(At), RequestNames.Parse<RequestStep>(What), ByWhom, Parcels,
        RowsByTable is null ? new Dictionary<string, long>() : JsonSerializer.Deserialize(RowsByTable, RequestJson.Default.DictionaryStringInt64)!,
        Weeks is null ? [] : JsonSerializer.Deserialize(Weeks, RequestJson.Default.ListDateOnly)!, RowsLeft);
}

internal static class Days
{
    private static readonly int first = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static long Number(DateOnly date) => date.DayNumber - first;

    public static DateOnly Date(long number) => DateOnly.FromDayNumber((int)number + first);

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
