using System.Text.Json.Serialization.Metadata;

namespace Analytics.Custody.Requests;

/// <summary>A request as programs read it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Verb">What is asked for: access, copy, erase, restrict, lift, object, no-sale or withdraw.</param>
/// <param name="State">received, verified, done or refused.</param>
/// <param name="ReceivedAt">When it was entered (UTC).</param>
/// <param name="Due">By the end of which day (UTC) it must be answered.</param>
/// <param name="IsLate">Whether it is open and its day is over.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="References">How many references it came with, by kind.</param>
/// <param name="Reason">Why it was refused; null unless it was.</param>
/// <param name="Article">The article of the GDPR that the refusal rests on; null unless it was refused.</param>
/// <param name="ClosedAt">When it was done or refused (UTC); null while it is open.</param>
public sealed record RequestView(
    long Number, string Verb, string State, DateTime ReceivedAt, DateOnly Due, bool IsLate, string EnteredBy, ReferenceCounts References,
    string? Reason, string? Article, DateTime? ClosedAt)
{
    public static JsonTypeInfo<RequestView> Json => RequestJson.Default.RequestView;

    public static RequestView Of(RequestRecord request, DateTimeOffset now) => new(
        request.Number, RequestNames.NameOf(request.Verb), RequestNames.NameOf(request.State), request.ReceivedAt.UtcDateTime, request.Due, request.IsLate(now),
        request.EnteredBy, request.References, request.Reason is { } reason ? RequestNames.NameOf(reason) : null,
        request.Reason is { } why ? RefusalReasons.ArticleOf(why) : null, request.ClosedAt?.UtcDateTime);
}

/// <summary>A part of the requests.</summary>
/// <param name="Requests">Those of this part, the one that is due first coming first.</param>
/// <param name="NextOffset">The offset of the next part; null when this is the last.</param>
/// <param name="Open">Requests that are neither done nor refused, in all.</param>
/// <param name="Late">Those of them whose day is over.</param>
public sealed record RequestList(IReadOnlyList<RequestView> Requests, int? NextOffset, long Open, long Late)
{
    public static JsonTypeInfo<RequestList> Json => RequestJson.Default.RequestList;

    /// <exception cref="Control.ControlException">The database failed.</exception>
    public static async Task<RequestList> ReadAsync(RequestBook book, RequestFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var counts = await book.CountAsync(cancellation).ConfigureAwait(false);
        var found = await book.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellation).ConfigureAwait(false);
        return new RequestList(
            [.. found.Take(filter.Limit).Select(request => RequestView.Of(request, now))],
            found.Count > filter.Limit ? filter.Offset + filter.Limit : null, counts.Open, counts.Late);
    }
}

/// <summary>A line of a request's record as programs read it.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="What">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Parcels">Parcels that it concerned; null where none were looked at.</param>
/// <param name="Rows">Rows that were deleted or changed, by table.</param>
/// <param name="Weeks">Weeks of the cells that were made anew, by their Mondays.</param>
/// <param name="Left">Rows that a search afterwards still found; null where nothing was searched.</param>
public sealed record RequestEventView(DateTime At, string What, string By, long? Parcels, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<DateOnly> Weeks, long? Left);

/// <summary>How a recipient was told, as programs read it.</summary>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="State">waiting, acknowledged or given-up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Outcome">What the latest attempt came to; null before the first.</param>
/// <param name="NextAt">When it is tried next (UTC); null unless it waits.</param>
public sealed record NoticeView(string Recipient, string State, int Attempts, string? Outcome, DateTime? NextAt);

/// <summary>A request with all that happened to it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Notices">How recipients were told.</param>
/// <param name="Answer">What the person who asked is told.</param>
public sealed record RequestDetail(RequestView Request, IReadOnlyList<RequestEventView> Events, IReadOnlyList<NoticeView> Notices, string Answer)
{
    public static JsonTypeInfo<RequestDetail> Json => RequestJson.Default.RequestDetail;

    /// <summary>Null when there is no such request.</summary>
    /// <exception cref="Control.ControlException">The database failed.</exception>
    public static async Task<RequestDetail?> ReadAsync(RequestBook book, long number, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await book.FindAsync(number, cancellation).ConfigureAwait(false) is not { } request)
        {
            return null;
        }

        var events = await book.EventsAsync(number, cancellation).ConfigureAwait(false);
        var notices = await NoticeRunner.ListAsync(book, number, cancellation).ConfigureAwait(false);
        return new RequestDetail(
            RequestView.Of(request, now),
            [.. events.Select(step => new RequestEventView(step.At.UtcDateTime, RequestNames.NameOf(step.What), step.By, step.Parcels, step.Rows, step.Weeks, step.Left))],
            [.. notices.Select(notice => new NoticeView(notice.Recipient, RequestNames.NameOf(notice.State), notice.Attempts, notice.Outcome, notice.NextAt?.UtcDateTime))],
            RequestAnswer.Of(request));
    }
}
