using Analytics.Control;
using Analytics.Custody.Subjects;
using Dapper;

namespace Analytics.Custody.Requests;

/// <summary>Where requests come in (see <see cref="RequestEntry"/>), and files of access and copy go out.</summary>
public sealed class RequestDesk(RequestBook book, ISubjectRights rights)
{
    /// <summary>References that a request may have.</summary>
    public const int MostReferences = 1000;

    /// <summary>The longest reference, in characters.</summary>
    public const int LongestReference = 256;

    public RequestBook Book { get; } = book;

    /// <summary>Why references cannot be taken; null when they can.</summary>
    public static string? FaultOf(IReadOnlyCollection<string> values) => values switch
    {
        { Count: 0 } => "A request names its subject by at least one tracking number, e-mail address, phone number or account.",
        { Count: > MostReferences } => $"A request names its subject by at most {MostReferences} references. Enter several requests.",
        _ when values.Any(value => value.Length > LongestReference) => $"A reference has at most {LongestReference} characters.",
        _ => null,
    };

    /// <inheritdoc cref="RequestEntry.EnterAsync"/>
    public Task<RequestRecord?> EnterAsync(
        RequestVerb verb, IReadOnlyCollection<SubjectReference> references, bool isVerified, string by, CancellationToken cancellation = default) =>
        new RequestEntry(Book, rights).EnterAsync(verb, references, isVerified, by, cancellation);

    /// <summary>Why a file cannot be handed out, or the file.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public async Task<RequestExport> ExportAsync(long number, CancellationToken cancellation = default)
    {
        var row = await Book.RowAsync(number, cancellation).ConfigureAwait(false);
        var fault = row?.ToRecord() switch
        {
            null => ExportFault.NoSuch,
            { Verb: not (RequestVerb.Access or RequestVerb.Copy) } => ExportFault.OtherVerb,
            { State: RequestState.Received } => ExportFault.NotVerified,
            { State: RequestState.Verified } => ExportFault.None,
            { State: RequestState.Done, ClosedAt: { } closed } when row.Subject.Length > 0 && Book.Now - closed.ToUnixTimeSeconds() < (long)RequestBook.ExportKept.TotalSeconds => ExportFault.None,
            _ => ExportFault.Over,
        };
        return new RequestExport(fault, (json, by, stop) => WriteAsync(row!, json, by, stop));
    }

    private async Task<long> WriteAsync(RequestRow row, Stream json, string by, CancellationToken cancellation)
    {
        var parcels = await rights.ExportAsync(rights.Open(row.Subject), json, cancellation).ConfigureAwait(false);
        return await Book.Database.ChangeAsync(
            async open =>
            {
                await Book.NoteAsync(open, row.Number, RequestStep.Exported, by, parcels).ConfigureAwait(false);
                var values = new { row.Number, Book.Now, row.Subject };
                _ = await open.ExecuteAsync(Book.Database.Sql("close_request"), values).ConfigureAwait(false) > 0
                    && await Book.NoteAsync(open, row.Number, RequestStep.Done, by, parcels).ConfigureAwait(false);
                return parcels;
            },
            cancellation).ConfigureAwait(false);
    }
}

/// <summary>Why the file of a request cannot be handed out.</summary>
public enum ExportFault
{
    None,
    NoSuch,
    OtherVerb,
    NotVerified,

    /// <summary>It was refused, or done too long ago.</summary>
    Over,
}

/// <summary>A file that can be handed out, or why not.</summary>
/// <param name="Fault">Why not.</param>
/// <param name="WriteAsync">
/// Writes it as JSON, notes that it was handed out and by whom, and closes the request; returns how many parcels there are. Only where there is
/// no fault.
/// </param>
public sealed record RequestExport(ExportFault Fault, Func<Stream, string, CancellationToken, Task<long>> WriteAsync)
{
    /// <summary>A fault in words.</summary>
    public static string Explain(ExportFault fault) => fault switch
    {
        ExportFault.NoSuch => "There is no request of this number.",
        ExportFault.OtherVerb => "Only access and copy have a file.",
        ExportFault.NotVerified => "It is not known yet that the person whom the request is about asks. Verify it first.",
        _ => "The request was refused, or its file was handed out more than 7 days ago. Enter a new one.",
    };
}
