using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Analytics.Reports;

/// <summary>What left its control limits.</summary>
/// <param name="Week">The Monday of the latest week that is complete for any carrier or lane; null when none is.</param>
/// <param name="Alerts">Carriers before lanes, each by name; empty when everything is within its limits.</param>
public sealed record AlertReport(DateOnly? Week, IReadOnlyList<AlertRow> Alerts)
{
    /// <summary>How it is written as JSON: names in snake_case, dates <c>yyyy-MM-dd</c>.</summary>
    public static JsonTypeInfo<AlertReport> Json { get; } = new RowJson(new JsonSerializerOptions(RowJson.Default.Options)
    {
        // Lanes read as they are. The text is a document of its own, never a part of HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }).AlertReport;
}
