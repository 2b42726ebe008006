using Analytics.Custody.Subjects;

namespace Analytics.Custody.Requests;

/// <summary>How many references of each kind a request names its subject by.</summary>
public sealed record ReferenceCounts(int Numbers, int Emails, int Phones, int Accounts)
{
    public static ReferenceCounts Of(IReadOnlyCollection<SubjectReference> references) => new(
        Count(references, ReferenceKind.TrackingNumber), Count(references, ReferenceKind.Email),
        Count(references, ReferenceKind.Phone), Count(references, ReferenceKind.Account));

    private static int Count(IReadOnlyCollection<SubjectReference> references, ReferenceKind kind) => references.Count(reference => reference.Kind == kind);
}

/// <summary>A request as it stands in the book: never what it names its subject by.</summary>
/// <param name="Number">Its number, from 1; never given twice.</param>
/// <param name="Verb">What is asked for.</param>
/// <param name="ReceivedAt">When it was entered, to the second.</param>
/// <param name="Due">By the end of which day (UTC) it must be answered.</param>
/// <param name="State">How it stands.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="References">How many references it came with.</param>
/// <param name="Reason">Why it was refused; null unless it was.</param>
/// <param name="ClosedAt">When it was done or refused, to the second; null while it is open.</param>
public sealed record RequestRecord(
    long Number, RequestVerb Verb, DateTimeOffset ReceivedAt, DateOnly Due, RequestState State, string EnteredBy, ReferenceCounts References,
    RefusalReason? Reason, DateTimeOffset? ClosedAt)
{
    public bool IsOpen => State is RequestState.Received or RequestState.Verified;

    /// <summary>Whether it is open and its day is over.</summary>
    public bool IsLate(DateTimeOffset now) => IsOpen && Due < DateOnly.FromDateTime(now.UtcDateTime);
}

/// <summary>How many requests are open, and how many of these are late.</summary>
public sealed record RequestCounts(long Open, long Late);
