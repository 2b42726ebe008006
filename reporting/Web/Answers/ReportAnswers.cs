using System.Globalization;
using System.Text.Json;
using Analytics.Reports;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Answers with reports and what stands around them.</summary>
internal sealed class ReportAnswers(ReportRunner runner, ReportCatalogue catalogue, AlertRunner alerts, AnswerCache cache, TimeProvider time)
{
    private readonly SharedRead<ReportState> states = new(() => catalogue.StateAsync().AsTask());

    public async Task<IResult> ReportAsync(string name, HttpContext context, CancellationToken cancellation)
    {
        var query = ReportQuery.Parse(name, context.Request, time.GetUtcNow());
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        var asked = string.Create(CultureInfo.InvariantCulture, $"{name}?{query.Asked}&{query.Request.Format}&{query.Limit}&{query.Offset}");
        return await AnswerAsync(context, Tags.Of(state.VersionFor(query.Request), asked), () => MakeAsync(query, state), cancellation).ConfigureAwait(false);
    }

    public async Task<IResult> AlertsAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = ReportQuery.ParseAlerts(context.Request, time.GetUtcNow());
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        var asked = string.Create(CultureInfo.InvariantCulture, $"alerts {request.AsOf:O}");
        return await AnswerAsync(context, Tags.Of(state.VersionFor(request), asked), async () =>
        {
            var report = await alerts.RunAsync(request.AsOf).ConfigureAwait(false);
            return new Answer(AnswerFormats.Json, JsonSerializer.SerializeToUtf8Bytes(report, AlertReport.Json), null);
        }, cancellation).ConfigureAwait(false);
    }

    public async Task<IResult> FiltersAsync(HttpContext context, CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        return await AnswerAsync(context, Tags.Of(state.Cells, "filters"), async () =>
        {
            var values = await catalogue.FiltersAsync().ConfigureAwait(false);
            return new Answer(AnswerFormats.Json, JsonSerializer.SerializeToUtf8Bytes(values, WebJson.Default.FilterValues), null);
        }, cancellation).ConfigureAwait(false);
    }

    public async Task<IResult> FreshnessAsync(CancellationToken cancellation) =>
        TypedResults.Json(Freshness.Of(await StateAsync(cancellation).ConfigureAwait(false)), WebJson.Default.Freshness);

    private Task<ReportState> StateAsync(CancellationToken cancellation) => states.ReadAsync().WaitAsync(cancellation);

    private async Task<Answer> MakeAsync(ReportQuery query, ReportState state)
    {
        var mediaType = AnswerFormats.MediaType(query.Request.Format);
        if (query.Request.Format == ReportFormat.Json)
        {
            var page = new RowPage(query.Offset, query.Limit);
            await foreach (var lines in runner.JsonLinesAsync(query.Request).ConfigureAwait(false))
            {
                page.Add(lines.Span);
            }

            return new Answer(mediaType, ReportEnvelope.Write(query, state, page), null);
        }

        using var file = new MemoryStream();
        await runner.RunAsync(query.Request, file).ConfigureAwait(false);
        return new Answer(mediaType, file.ToArray(), FileName(query.Name, query.Request));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, string tag, Func<Task<Answer>> make, CancellationToken cancellation)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept, Authorization, Cookie";
        if (Tags.IsKnown(context.Request, tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await cache.GetAsync(tag, make, cancellation).ConfigureAwait(false);
        return TypedResults.Bytes(answer.Body, answer.ContentType, answer.FileName);
    }

    private static string FileName(string name, ReportRequest request)
    {
        var by = request.Group.Count == 0 ? "" : "-by-" + string.Join('-', request.Group).ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{name}{by}-{request.AsOf:yyyy-MM-dd}.{request.Format.ToString().ToLowerInvariant()}");
    }
}
