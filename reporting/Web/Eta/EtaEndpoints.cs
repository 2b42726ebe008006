using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>What product teams ask: when parcels arrive.</summary>
internal static class EtaEndpoints
{
    /// <summary>One JSON object on each line.</summary>
    public const string JsonLines = "application/x-ndjson";

    private const string TrackingNumbers =
        "A tracking number may be sent with the question and is not needed: it is passed over, and is neither kept nor repeated. 'id' is repeated as it is, so it should be a number of your own.";

    private static readonly TakesQuery reasons = new(
    [
        (EtaAnswers.Why, "true adds what moved the prediction most, five features at most; it can stand in a question too.", "true"),
    ]);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var eta = routes.MapGroup("/v1").RequireAuthorization(Policies.Eta)
            .WithTags("ETA")
            .WithMetadata(reasons)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        eta.MapPost("/eta", (HttpContext context, EtaAnswers answers) => answers.AnswerAsync(context, context.RequestAborted))
            .WithSummary("When a parcel arrives, and how sure that is.")
            .WithDescription("The answer tells by when a tenth, a half, 80 % and 90 % of such parcels are delivered. Carriers and places that nobody knows are no error: 'level' says what answered. " + TrackingNumbers)
            .WithMetadata(new TakesBody(typeof(EtaQuestionBody)))
            .Produces<EtaAnswerBody>()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        eta.MapPost("/eta/batch", (HttpContext context, EtaAnswers answers) => answers.AnswerAllAsync(context, context.RequestAborted))
            .WithSummary("The same for any number of parcels: a question on each line, an answer on each line, in the same order.")
            .WithDescription(
                "Answers come while questions are sent: read them meanwhile, as a server whose answers are not read stops reading questions. There is no limit but 64 KB for a line. "
                + "A question that cannot be answered has {\"line\", \"id\", \"error\": {\"field\", \"detail\"}} in its place, and the rest goes on; empty lines are left out. " + TrackingNumbers)
            .WithMetadata(new TakesBody(typeof(EtaQuestionBody), JsonLines), new NoSizeLimit())
            .Produces<EtaLineBody>(StatusCodes.Status200OK, JsonLines);
    }

    private sealed record NoSizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
