using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Readiness;

/// <summary>What <c>/readyz</c> answers.</summary>
/// <param name="Status"><c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Failing">Names of the checks that fail; null when none does.</param>
internal sealed record ReadyAnswer(string Status, IReadOnlyList<string>? Failing);

/// <summary>Whether the process can do its work, for whoever sends it some.</summary>
internal static class ReadyEndpoint
{
    public static IServiceCollection AddReadiness(this IServiceCollection services, params IEnumerable<ReadyCheck> checks)
    {
        foreach (var check in checks)
        {
            services.AddSingleton(check);
        }

        return services.AddSingleton<Readiness>();
    }

    /// <summary>Maps <c>/readyz</c>, which needs no key.</summary>
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        var readiness = routes.ServiceProvider.GetRequiredService<Readiness>();
        routes.MapGet("/readyz", async () => await readiness.FailingAsync().ConfigureAwait(false) is { Count: > 0 } failing
                ? TypedResults.Json(new ReadyAnswer("not_ready", failing), ReadyJson.Default.ReadyAnswer, statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Json(new ReadyAnswer("ready", null), ReadyJson.Default.ReadyAnswer)).AllowAnonymous()
            .WithTags("Access")
            .Produces<ReadyAnswer>()
            .Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Whether the server can do its work, and which checks fail if not. Needs no key.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadyAnswer))]
internal sealed partial class ReadyJson : JsonSerializerContext;
