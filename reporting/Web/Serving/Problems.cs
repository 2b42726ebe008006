using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Analytics.Web;

/// <summary>Errors as application/problem+json.</summary>
internal static class Problems
{
    /// <summary>Writes a problem.</summary>
    /// <param name="context">The request that it answers.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    /// <param name="parameter">The parameter that is wrong, where one is.</param>
    public static Task WriteAsync(HttpContext context, int status, string detail, string? parameter = null) =>
        Answer(context, status, detail, parameter).ExecuteAsync(context);

    /// <summary>Writes a problem with a member of the body, which it names as <c>field</c>.</summary>
    public static Task FieldAsync(HttpContext context, int status, string detail, string field)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        problem.Extensions["field"] = field;
        return TypedResults.Problem(problem).ExecuteAsync(context);
    }

    /// <summary>A problem in the form that the address has: Delta Sharing has one of its own.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public static IResult Answer(HttpContext context, int status, string detail, string? parameter = null) =>
        DeltaErrors.IsFor(context.Request) ? DeltaErrors.Result(status, detail) : Result(status, detail, parameter);

    /// <inheritdoc cref="WriteAsync"/>
    public static IResult Result(int status, string detail, string? parameter = null)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        if (parameter is not null)
        {
            problem.Extensions["parameter"] = parameter;
        }

        return TypedResults.Problem(problem);
    }
}
