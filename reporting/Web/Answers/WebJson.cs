using System.Text.Json.Serialization;
using Analytics.Reports;

namespace Analytics.Web;

/// <summary>How fresh the figures are.</summary>
/// <param name="LastScan">When the last scan happened that they know of; null where there is none.</param>
/// <param name="CellsAt">When the cells that they are made from were last written; null where there are none.</param>
internal sealed record Freshness(DateTime? LastScan, DateTime? CellsAt)
{
    public static Freshness Of(ReportState state) => new(state.LastScanAt?.UtcDateTime, state.CellsWrittenAt?.UtcDateTime);
}

/// <summary>Who a key is.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Role">What it opens.</param>
internal sealed record Me(string Name, string Role);

/// <summary>That the server answers.</summary>
/// <param name="Status">ok</param>
internal sealed record Health(string Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Freshness))]
[JsonSerializable(typeof(FilterValues))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(IReadOnlyList<Metric>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(PartnerDatasetBody))]
[JsonSerializable(typeof(PartnerDatasetList))]
[JsonSerializable(typeof(PartnerReleaseList))]
[JsonSerializable(typeof(PrivacyOverview))]
[JsonSerializable(typeof(RefusalEntry))]
[JsonSerializable(typeof(ReleaseBudget))]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(RequestEntry))]
[JsonSerializable(typeof(TermsBody))]
[JsonSerializable(typeof(TermsEntry))]
internal sealed partial class WebJson : JsonSerializerContext;
