using Analytics.Custody.Secrets;
using Analytics.Formats;
using Analytics.Intake.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.Http;

/// <summary>
/// Takes pushes: each is answered once its facts, or it itself, are durable. The caller holds the key of the role intake by the time that a
/// request comes here. Thread-safe.
/// </summary>
public sealed class IntakeEndpoint
{
    /// <summary>Blocks of one upload that are not committed yet.</summary>
    private const int BlocksUnderWay = 8;

    /// <summary>Room that an upload takes, however long it is: its blocks, and the longest push while it is read.</summary>
    private const int UploadBytes = 2 * FormatLimits.MaxPushBytes;

    private readonly MeasuredSink sink;
    private readonly ProviderSignatures signatures;
    private readonly ILogger logger;
    private readonly Dictionary<string, IntakeSource> sources;

    /// <param name="sink">Where pushes go.</param>
    /// <param name="sources">What can be sent, by the path below <c>/intake/</c>.</param>
    /// <param name="signatures">Tells whether a push comes from its provider.</param>
    /// <param name="logger">Tells the operator what was refused.</param>
    /// <param name="time">Tells how long it takes.</param>
    public IntakeEndpoint(
        IPushSink sink, IReadOnlyDictionary<string, IntakeSource> sources, ProviderSignatures signatures, ILogger logger, TimeProvider time)
    {
        this.sink = new MeasuredSink(sink, time);
        this.signatures = signatures;
        this.logger = logger;
        this.sources = new Dictionary<string, IntakeSource>(sources, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Answers one request.</summary>
    internal async Task<IResult> HandleAsync(HttpContext context, string path)
    {
        var source = sources.GetValueOrDefault(path);
        var answer = source is null ? Refusals.NoSuchProvider(sources.Keys) : await TakeAsync(context, source).ConfigureAwait(false);
        if (Refusals.StatusOf(answer) is { } status)
        {
            IntakeMetrics.Refused(source?.Format.Provider, status);
        }

        return answer;
    }

    private async Task<IResult> TakeAsync(HttpContext context, IntakeSource source)
    {
        // What is read is bounded here, push by push; the server's own bound would cut uploads off.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        try
        {
            return context.Request.KindOfBody() switch
            {
                BodyKind.OnePush => await TakeOneAsync(context, source).ConfigureAwait(false),
                BodyKind.Pushes => await TakeManyAsync(context, source).ConfigureAwait(false),
                _ => Refusals.WrongType,
            };
        }
        catch (IntakeClosedException)
        {
            return Refusals.Closed;
        }
        catch (SecretFileException e)
        {
            IntakeLog.SecretsUnreadable(logger, source.Provider, e.Message);
            return Refusals.Closed;
        }
    }

    private async Task<IResult> TakeOneAsync(HttpContext context, IntakeSource source)
    {
        var needed = signatures.Of(source.Provider);
        if (needed is { Count: 0 })
        {
            IntakeLog.SecretMissing(logger, source.Provider);
            return Refusals.NoSecret(source.Provider);
        }

        if (!sink.IsOpen)
        {
            return Refusals.Closed;
        }

        using var place = sink.TryTakeRoom(1, context.Request.ContentLength ?? FormatLimits.MaxPushBytes);
        if (place is null)
        {
            return Refusals.Busy;
        }

        var body = await OnePush.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
        {
            return Refusals.TooLarge;
        }

        if (needed is not null && !IsSigned(context.Request, body.Used, needed))
        {
            body.Dispose();
            IntakeLog.SignatureRefused(logger, source.Provider);
            return Refusals.BadSignature;
        }

        var outcomes = await sink.AppendAsync(OnePush.ToBlock(body, source.Format)).ConfigureAwait(false);
        return AnswerOf(outcomes[0]);
    }

    private async Task<IResult> TakeManyAsync(HttpContext context, IntakeSource source)
    {
        if (!sink.IsOpen)
        {
            return Refusals.Closed;
        }

        using var place = sink.TryTakeRoom(0, UploadBytes);
        if (place is null)
        {
            return Refusals.Busy;
        }

        using var upload = await Upload.OpenAsync(context.Request.Body, source, context.RequestAborted).ConfigureAwait(false);
        var tally = new IntakeTally();
        var underWay = new Queue<SubmittedBlock>();
        try
        {
            while (await upload.NextAsync(context.RequestAborted).ConfigureAwait(false) is { } block)
            {
                while (underWay.Count >= BlocksUnderWay)
                {
                    await underWay.Dequeue().CountAsync(tally).ConfigureAwait(false);
                }

                underWay.Enqueue(SubmittedBlock.Submit(sink, block));
            }
        }
        catch (InvalidDataException)
        {
            await CountAllAsync(underWay, tally).ConfigureAwait(false);
            return Refusals.Broken("Its compressed data is cut off or damaged.", tally.Answer(withLines: false));
        }

        await CountAllAsync(underWay, tally).ConfigureAwait(false);
        return AnswerOf(tally.Answer(withLines: true));
    }

    private static async ValueTask CountAllAsync(Queue<SubmittedBlock> underWay, IntakeTally tally)
    {
        while (underWay.TryDequeue(out var block))
        {
            await block.CountAsync(tally).ConfigureAwait(false);
        }
    }

    private static bool IsSigned(HttpRequest request, ReadOnlySpan<byte> body, IReadOnlyList<IPushSignature> signatures)
    {
        var push = new SignedPush(body, name => request.Headers[name], request.Query["secret"].ToString());
        foreach (var signature in signatures)
        {
            if (signature.Verify(push))
            {
                return true;
            }
        }

        return false;
    }

    // A test, or a push that only says there is no news, is no fault of the sender's: it must not be sent again.
    private static IResult AnswerOf(PushOutcome? outcome)
    {
        if (outcome is { } known && known.Rejection is not (RejectionReason.None or RejectionReason.TestTraffic or RejectionReason.NoScans))
        {
            return Refusals.Rejected(known.Rejection);
        }

        var tally = new IntakeTally();
        tally.Count(outcome, line: 1);
        return AnswerOf(tally.Answer(withLines: false));
    }

    private static JsonHttpResult<IntakeAnswer> AnswerOf(IntakeAnswer answer) => TypedResults.Json(
        answer, IntakeJson.Default.IntakeAnswer, statusCode: answer.Queued is null ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
}
