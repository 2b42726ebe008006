using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Custody.Watch;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Web;

/// <summary>Takes requests of persons and tells how they stand. Repeats nothing of what names a person.</summary>
internal sealed class PrivacyAnswers(RequestDesk desk, IServiceProvider services, TimeProvider time)
{
    private const int Shown = 10;

    private static readonly Dictionary<string, IReadOnlyList<string>> reasons = Enum.GetValues<RequestVerb>().ToDictionary(
        RequestNames.NameOf,
        IReadOnlyList<string> (verb) => [.. Enum.GetValues<RefusalReason>().Where(reason => RefusalReasons.Fits(reason, verb)).Select(RequestNames.NameOf)]);

    private RequestBook Book => desk.Book;

    public async Task<IResult> OverviewAsync(CancellationToken cancellation)
    {
        var list = await RequestList.ReadAsync(Book, new RequestFilter { Limit = Shown }, time.GetUtcNow(), cancellation).ConfigureAwait(false);
        var watch = services.GetService<IPrivacyWatch>() is { } watcher ? await watcher.ReadAsync(cancellation).ConfigureAwait(false) : null;
        return TypedResults.Json(new PrivacyOverview(list.Open, list.Late, list.Requests, reasons, watch), WebJson.Default.PrivacyOverview);
    }

    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        var query = RequestQuery.Parse(request.Query, time.GetUtcNow());
        return query.Fault ?? TypedResults.Json(await RequestList.ReadAsync(Book, query.Filter, time.GetUtcNow(), cancellation).ConfigureAwait(false), RequestList.Json);
    }

    public async Task<IResult> ShowAsync(long id, CancellationToken cancellation) =>
        await RequestDetail.ReadAsync(Book, id, time.GetUtcNow(), cancellation).ConfigureAwait(false) is { } detail ? TypedResults.Json(detail, RequestDetail.Json) : NoSuch();

    public async Task<IResult> EnterAsync(HttpContext context, CancellationToken cancellation)
    {
        if (await BodyAsync(context.Request, WebJson.Default.RequestEntry, cancellation).ConfigureAwait(false) is not { } entry)
        {
            return Malformed();
        }

        if (!RequestNames.TryParse<RequestVerb>(entry.Verb, out var verb))
        {
            return Problems.Result(StatusCodes.Status400BadRequest, $"There is no such verb; there are {RequestNames.All<RequestVerb>()}.", "verb");
        }

        var references = References(entry);
        if (references.Any(reference => reference.Value is null))
        {
            return Malformed();
        }

        if (RequestDesk.FaultOf([.. references.Select(reference => reference.Value)]) is { } fault)
        {
            return Problems.Result(StatusCodes.Status400BadRequest, fault);
        }

        var subject = references.Select(reference => new SubjectReference(reference.Kind, reference.Value)).ToList();
        var entered = await desk.EnterAsync(verb, subject, entry.Verified, NameOf(context), cancellation).ConfigureAwait(false);
        if (entered is null)
        {
            return Problems.Result(StatusCodes.Status400BadRequest, "Every reference is empty or a placeholder: the request would be about nobody.");
        }

        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/v1/privacy/requests/{entered.Number}");
        return TypedResults.Json(RequestView.Of(entered, time.GetUtcNow()), RequestView.Json, statusCode: StatusCodes.Status201Created);
    }

    public async Task<IResult> VerifyAsync(long id, HttpContext context, CancellationToken cancellation) =>
        await AfterAsync(id, await Book.VerifyAsync(id, NameOf(context), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<IResult> RefuseAsync(long id, HttpContext context, CancellationToken cancellation)
    {
        if (await BodyAsync(context.Request, WebJson.Default.RefusalEntry, cancellation).ConfigureAwait(false) is not { } entry)
        {
            return Malformed();
        }

        if (await Book.FindAsync(id, cancellation).ConfigureAwait(false) is not { } request)
        {
            return NoSuch();
        }

        return RequestNames.TryParse<RefusalReason>(entry.Reason, out var reason) && RefusalReasons.Fits(reason, request.Verb)
            ? await AfterAsync(id, await Book.RefuseAsync(id, reason, NameOf(context), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)
            : Problems.Result(
                StatusCodes.Status400BadRequest, $"The law has no such reason for this request; it has {string.Join(", ", reasons[RequestNames.NameOf(request.Verb)])}.", "reason");
    }

    public async Task<IResult> ExportAsync(long id, HttpContext context, CancellationToken cancellation)
    {
        var export = await desk.ExportAsync(id, cancellation).ConfigureAwait(false);
        return export.Fault switch
        {
            ExportFault.None => TypedResults.Stream(
                body => export.WriteAsync(body, NameOf(context), cancellation), AnswerFormats.Json, string.Create(CultureInfo.InvariantCulture, $"request-{id}.json")),
            ExportFault.NoSuch => NoSuch(),
            _ => Problems.Result(StatusCodes.Status409Conflict, RequestExport.Explain(export.Fault)),
        };
    }

    private async Task<IResult> AfterAsync(long id, bool isChanged, CancellationToken cancellation) => await Book.FindAsync(id, cancellation).ConfigureAwait(false) switch
    {
        null => NoSuch(),
        { } request when isChanged => TypedResults.Json(RequestView.Of(request, time.GetUtcNow()), RequestView.Json),
        { } request => Problems.Result(StatusCodes.Status409Conflict, $"The request is {RequestNames.NameOf(request.State)} already."),
    };

    private static List<(ReferenceKind Kind, string Value)> References(RequestEntry entry) =>
    [
        .. (entry.Numbers ?? []).Select(value => (ReferenceKind.TrackingNumber, value)),
        .. (entry.Emails ?? []).Select(value => (ReferenceKind.Email, value)),
        .. (entry.Phones ?? []).Select(value => (ReferenceKind.Phone, value)),
        .. (entry.Accounts ?? []).Select(value => (ReferenceKind.Account, value)),
    ];

    private static async Task<T?> BodyAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellation).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NameOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.Name)!;

    private static IResult NoSuch() => Problems.Result(StatusCodes.Status404NotFound, "There is no request of this number.");

    private static IResult Malformed() => Problems.Result(StatusCodes.Status400BadRequest, "The body is not the JSON that is described at /reference.");
}
