using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Analytics.Reports;

namespace Analytics.Web;

/// <summary>A page of a report in JSON: the rows, and all that one has to know to read them.</summary>
internal static class ReportEnvelope
{
    public static ReadOnlyMemory<byte> Write(ReportQuery query, ReportState state, RowPage page)
    {
        var request = query.Request;
        var body = new ArrayBufferWriter<byte>(page.Rows.Length + 4096);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteString("report", query.Name);
        json.WriteStartArray("group");
        foreach (var column in request.Group)
        {
            json.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(column.ToString()));
        }

        json.WriteEndArray();
        json.WriteStartObject("window");
        json.WriteString("from", Date(request.From));
        json.WriteString("to", Date(request.To));
        json.WriteString("as_of", Instant(request.AsOf));
        json.WriteEndObject();
        json.WritePropertyName("freshness");
        JsonSerializer.Serialize(json, Freshness.Of(state), WebJson.Default.Freshness);
        json.WritePropertyName("metrics");
        JsonSerializer.Serialize(json, MetricDefinitions.Of(request.Report, request.Unit), WebJson.Default.IReadOnlyListMetric);
        json.WritePropertyName("conventions");
        JsonSerializer.Serialize(json, MetricDefinitions.Conventions(request.Report, request.Unit), WebJson.Default.IReadOnlyListString);
        json.WriteNumber("total", page.Total);
        json.WriteNumber("offset", query.Offset);
        json.WriteString("next", page.Next is { } next ? Link(query, next) : null);
        json.WritePropertyName("rows");
        json.Flush();
        body.Write("[\n"u8);
        body.Write(page.Rows.Span);
        body.Write("\n]}\n"u8);
        return body.WrittenMemory;
    }

    private static string Link(ReportQuery query, long offset) =>
        string.Create(CultureInfo.InvariantCulture, $"/v1/reports/{query.Name}?{query.Asked}&format=json&limit={query.Limit}&offset={offset}");

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
