using System.Globalization;
using Analytics.Reports;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>A request for a report as it came in a URL: what is asked, and which page of it.</summary>
/// <param name="Request">What is asked, with its instant.</param>
/// <param name="Limit">Rows at most; of JSON alone.</param>
/// <param name="Offset">Rows before the first; of JSON alone.</param>
internal sealed record ReportQuery(ReportRequest Request, int Limit, int Offset)
{
    public const int DefaultLimit = 1000;
    public const int LargestLimit = 10_000;

    private static readonly string[] Names =
    [
        "group", "from", "to", "carrier", "origin", "destination", "as-of", "rank-by", "leave-out-mixed-clocks", "format", "limit", "offset",
    ];

    /// <param name="report">Name of the report.</param>
    /// <param name="request">Its query parameters and Accept header count.</param>
    /// <param name="now">The instant of a request that names none.</param>
    /// <exception cref="ReportRequestException">A parameter is unknown, cannot be, or does not fit another.</exception>
    public static ReportQuery Parse(string report, HttpRequest request, DateTimeOffset now)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!Names.Contains(name))
            {
                throw new ReportRequestException(Shown(name), $"there is no such parameter; there are {string.Join(", ", Names)}");
            }

            if (values.Count > 1)
            {
                throw new ReportRequestException(name, "is given more than once; give it once");
            }
        }

        var format = AnswerFormats.Of(Text("format"), request.Headers.Accept);
        var parsed = ReportRequest.Parse(new ReportArguments(report)
        {
            Group = Text("group"),
            From = Text("from"),
            To = Text("to"),
            Carrier = Text("carrier"),
            Origin = Text("origin"),
            Destination = Text("destination"),
            AsOf = Text("as-of"),
            Percentile = Text("rank-by"),
            LeaveOutMixedClocks = Flag("leave-out-mixed-clocks", Text("leave-out-mixed-clocks")),
            Format = format,
        });
        if (parsed.Format != ReportFormat.Json && (Text("limit") ?? Text("offset")) is not null)
        {
            throw new ReportRequestException(Text("limit") is null ? "offset" : "limit", "only JSON comes in pages; other formats are always whole, so leave it out");
        }

        return new ReportQuery(
            parsed.At(UpToTheMinute(now)),
            Number("limit", Text("limit"), DefaultLimit, 1, LargestLimit),
            Number("offset", Text("offset"), 0, 0, int.MaxValue));

        string? Text(string name) => request.Query[name] is [var text, ..] ? text : null;
    }

    // The end of the running minute, so that all who ask within it ask the same, and nothing that is known lies after it.
    private static DateTimeOffset UpToTheMinute(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds() + (now.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);
        return DateTimeOffset.FromUnixTimeSeconds((seconds + 59) / 60 * 60);
    }

    private static bool Flag(string parameter, string? text) => text switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new ReportRequestException(parameter, "is neither true nor false; give one of the two"),
    };

    private static int Number(string parameter, string? text, int absent, int least, int most) => text switch
    {
        null => absent,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new ReportRequestException(parameter, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from {least} to {most}")),
    };

    // What is not a name of ours may be anything: a secret put in the wrong place too.
    private static string Shown(string name) =>
        name.Length is > 0 and <= 30 && name.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' or '_') ? name : "query";
}
