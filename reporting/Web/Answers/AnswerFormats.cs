using Analytics.Reports;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web;

/// <summary>What a report comes as over HTTP.</summary>
internal static class AnswerFormats
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Parquet = "application/vnd.apache.parquet";
    public const string Arrow = "application/vnd.apache.arrow.file";

    private static readonly (string MediaType, string Name)[] ByMediaType =
    [
        (Json, "json"), (Csv, "csv"), (Parquet, "parquet"), (Arrow, "arrow"),
    ];

    /// <summary>The name of the format that is asked for: by parameter, else the best that the Accept header takes, else JSON.</summary>
    /// <exception cref="ReportRequestException">The parameter names none.</exception>
    public static string Of(string? parameter, StringValues accept)
    {
        if (parameter is not null)
        {
            return Array.Exists(ByMediaType, format => format.Name == parameter)
                ? parameter
                : throw new ReportRequestException("format", $"there is none of this name; the formats are {string.Join(", ", ByMediaType.Select(format => format.Name))}");
        }

        if (accept.Count > 0 && MediaTypeHeaderValue.TryParseList(accept, out var wanted))
        {
            foreach (var type in wanted.OrderByDescending(type => type.Quality ?? 1))
            {
                foreach (var (mediaType, name) in ByMediaType)
                {
                    if (type.Quality != 0 && new MediaTypeHeaderValue(mediaType).IsSubsetOf(type))
                    {
                        return name;
                    }
                }
            }
        }

        return "json";
    }

    public static string MediaType(ReportFormat format) => format switch
    {
        ReportFormat.Json => Json,
        ReportFormat.Csv => $"{Csv}; charset=utf-8; header=present",
        ReportFormat.Parquet => Parquet,
        ReportFormat.Arrow => Arrow,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
