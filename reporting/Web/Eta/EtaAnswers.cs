using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using Analytics.Eta;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Answers when parcels arrive. Repeats nothing of a question but its id.</summary>
internal sealed class EtaAnswers(IEtaPredictor predictor, TimeProvider time)
{
    /// <summary>The parameter that asks for reasons.</summary>
    public const string Why = "why";

    private static readonly int MostSpare = 4 * Environment.ProcessorCount;

    private readonly BatchPrediction batches = new(predictor, time);
    private readonly ConcurrentQueue<(QuestionReader Reader, EtaQuestion Question)> spare = new();

    public async Task AnswerAsync(HttpContext context, CancellationToken cancellation)
    {
        if (!TryReadWhy(context.Request, out var isWhyAsked))
        {
            await RefuseWhyAsync(context).ConfigureAwait(false);
            return;
        }

        var body = context.Request.BodyReader;
        var read = await ReadAllAsync(body, cancellation).ConfigureAwait(false);
        var fault = Answer(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray(), isWhyAsked, context.Response);
        body.AdvanceTo(read.Buffer.End);
        await (fault is null ? context.Response.BodyWriter.FlushAsync(cancellation).AsTask() : RefuseAsync(context, fault)).ConfigureAwait(false);
    }

    public async Task AnswerAllAsync(HttpContext context, CancellationToken cancellation)
    {
        if (!TryReadWhy(context.Request, out var isWhyAsked))
        {
            await RefuseWhyAsync(context).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = EtaEndpoints.JsonLines;
        await batches.RunAsync(context.Request.BodyReader, context.Response.BodyWriter, isWhyAsked, new BatchTally(), cancellation).ConfigureAwait(false);
    }

    private QuestionFault? Answer(ReadOnlySpan<byte> json, bool isWhyAsked, HttpResponse response)
    {
        var (reader, question) = spare.TryDequeue(out var used) ? used : (new QuestionReader(time), new EtaQuestion());
        var read = reader.Read(json, question);
        if (read.Fault is null)
        {
            var (version, answer) = (predictor.Version, default(EtaAnswer));
            predictor.Predict(new ReadOnlySpan<EtaQuestion>(in question), new Span<EtaAnswer>(ref answer));
            var why = isWhyAsked || read.IsWhyAsked ? predictor.Explain(question, AnswerWriter.MostReasons) : null;
            response.ContentType = AnswerFormats.Json;
            using var writer = new Utf8JsonWriter(response.BodyWriter);
            AnswerWriter.Write(writer, json[read.Id], question, answer, version, why);
        }

        if (spare.Count < MostSpare)
        {
            spare.Enqueue((reader, question));
        }

        return read.Fault;
    }

    // The server's limit of bodies holds.
    private static async Task<ReadResult> ReadAllAsync(PipeReader body, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.IsCompleted)
            {
                return read;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool TryReadWhy(HttpRequest request, out bool isAsked)
    {
        var why = request.Query[Why];
        isAsked = why is ["true"];
        return isAsked || why is [] or ["false"];
    }

    private static Task RefuseWhyAsync(HttpContext context) => Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "It must be true or false.", Why);

    private static Task RefuseAsync(HttpContext context, QuestionFault fault) => fault.IsNoJson
        ? Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not JSON.")
        : Problems.FieldAsync(context, StatusCodes.Status422UnprocessableEntity, fault.Detail, fault.Field);
}
