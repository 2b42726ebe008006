using System.Globalization;
using Analytics.Reports;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>A request for a report as it came in a URL: what is asked, and which page of it.</summary>
/// <param name="Name">Name of the report.</param>
/// <param name="Request">What is asked, with its instant.</param>
/// <param name="Limit">Rows at most; of JSON alone.</param>
/// <param name="Offset">Rows before the first; of JSON alone.</param>
/// <param name="Asked">What is asked, as a query that asks for it again: with its instant, without the page and the format.</param>
internal sealed record ReportQuery(string Name, ReportRequest Request, int Limit, int Offset, string Asked)
{
    public const int DefaultLimit = 1000;
    public const int LargestLimit = 10_000;

    /// <param name="name">Name of the report.</param>
    /// <param name="http">Its query and Accept header count.</param>
    /// <param name="now">The instant of a request that names none.</param>
    /// <exception cref="ReportRequestException">A parameter is unknown, cannot be, or does not fit another.</exception>
    public static ReportQuery Parse(string name, HttpRequest http, DateTimeOffset now)
    {
        var given = Given(http.Query, [.. ReportParameter.All.Select(parameter => parameter.Name)]);
        var arguments = new ReportArguments(name) { Format = AnswerFormats.Of(given.GetValueOrDefault(ReportParameter.Format), http.Headers.Accept) };
        foreach (var parameter in ReportParameter.All)
        {
            arguments = parameter.Take is { } take && given.TryGetValue(parameter.Name, out var text) ? take(arguments, text) : arguments;
        }

        var request = ReportRequest.Parse(arguments).At(EndOfMinute(now));
        if (request.Format != ReportFormat.Json && new[] { ReportParameter.Limit, ReportParameter.Offset }.FirstOrDefault(given.ContainsKey) is { } page)
        {
            throw new ReportRequestException(page, "only JSON comes in pages; other formats are always whole, so leave it out");
        }

        return new ReportQuery(
            name,
            request,
            Number(ReportParameter.Limit, given, DefaultLimit, 1, LargestLimit),
            Number(ReportParameter.Offset, given, 0, 0, int.MaxValue),
            Again(given, request));
    }

    /// <summary>The request that alerts are made from, which takes an instant and nothing else.</summary>
    /// <exception cref="ReportRequestException">A parameter is unknown or cannot be.</exception>
    public static ReportRequest ParseAlerts(HttpRequest http, DateTimeOffset now)
    {
        var given = Given(http.Query, [ReportParameter.AsOf]);
        return ReportRequest.Parse(new ReportArguments("trends") { AsOf = given.GetValueOrDefault(ReportParameter.AsOf) }).At(EndOfMinute(now));
    }

    private static Dictionary<string, string> Given(IQueryCollection query, string[] names)
    {
        var given = new Dictionary<string, string>();
        foreach (var (name, values) in query)
        {
            if (!names.Contains(name))
            {
                throw new ReportRequestException(Shown(name), $"there is no such parameter; there are {string.Join(", ", names)}");
            }

            given[name] = values is [{ } value] ? value : throw new ReportRequestException(name, "is given more than once; give it once");
        }

        return given;
    }

    // So that all who ask within a minute ask the same, and nothing that is known lies after it.
    private static DateTimeOffset EndOfMinute(DateTimeOffset now)
    {
        var over = now.UtcTicks % TimeSpan.TicksPerMinute;
        return over == 0 ? now : now.AddTicks(TimeSpan.TicksPerMinute - over);
    }

    private static string Again(Dictionary<string, string> given, ReportRequest request)
    {
        var instant = request.AsOf!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return string.Join('&', ReportParameter.All
            .Where(parameter => parameter.Take is not null)
            .Select(parameter => (parameter.Name, Text: parameter.Name == ReportParameter.AsOf ? instant : given.GetValueOrDefault(parameter.Name)))
            .Where(parameter => parameter.Text is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Text!)}"));
    }

    private static int Number(string parameter, Dictionary<string, string> given, int absent, int least, int most) => given.GetValueOrDefault(parameter) switch
    {
        null => absent,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new ReportRequestException(parameter, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from {least} to {most}")),
    };

    // What is not a name of ours may be anything: a secret put in the wrong place too.
    private static string Shown(string name) =>
        name.Length is > 0 and <= 30 && name.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' or '_') ? name : "query";
}
