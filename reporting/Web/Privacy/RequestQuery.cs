using System.Globalization;
using Analytics.Custody.Requests;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Which requests are asked for in a URL, or what is wrong with it.</summary>
internal sealed record RequestQuery(RequestFilter Filter, IResult? Fault)
{
    public const string State = "state";
    public const string Due = "due";
    public const string Limit = "limit";
    public const string Offset = "offset";

    /// <summary>Names, what they mean and what may be given.</summary>
    public static readonly IReadOnlyList<(string Name, string Description, string Example)> Parameters =
    [
        (State, $"Only those that are {RequestNames.All<RequestState>()}; open for the first two, all for every one. open, if not given.", "open"),
        (Due, "true: only those that are due today (UTC) or late.", "true"),
        (Limit, string.Create(CultureInfo.InvariantCulture, $"How many at most, from 1 to {RequestFilter.LargestLimit}. 100, if not given."), "100"),
        (Offset, "How many to leave out before the first.", "0"),
    ];

    public static RequestQuery Parse(IQueryCollection query, DateTimeOffset now)
    {
        var filter = new RequestFilter();
        foreach (var (name, values) in query)
        {
            if (Taken(filter, name, values.Count == 1 ? values.ToString() : "", now) is not { } next)
            {
                var known = Parameters.Any(parameter => parameter.Name == name);
                return new RequestQuery(filter, Problems.Result(
                    StatusCodes.Status400BadRequest,
                    known ? "The parameter cannot be this; /reference says what it can be." : $"There is no such parameter; there are {string.Join(", ", Parameters.Select(parameter => parameter.Name))}.",
                    known ? name : "query"));
            }

            filter = next;
        }

        return new RequestQuery(filter, null);
    }

    private static RequestFilter? Taken(RequestFilter filter, string name, string value, DateTimeOffset now) => name switch
    {
        State => RequestFilter.StatesOf(value) is { } states ? filter with { States = states } : null,
        Due => value switch
        {
            "true" => filter with { DueBy = DateOnly.FromDateTime(now.UtcDateTime) },
            "false" => filter,
            _ => null,
        },
        Limit => Number(value) is >= 1 and <= RequestFilter.LargestLimit and var limit ? filter with { Limit = limit } : null,
        Offset => Number(value) is >= 0 and var offset ? filter with { Offset = offset } : null,
        _ => null,
    };

    private static int Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
