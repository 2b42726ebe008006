using System.Text.Json.Serialization;

namespace Analytics.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FilterValues))]
[JsonSerializable(typeof(ReportState))]
[JsonSerializable(typeof(DeliveryTimesRow))]
[JsonSerializable(typeof(CarrierSpeedRow))]
[JsonSerializable(typeof(OnTimeRow))]
[JsonSerializable(typeof(MilestonesRow))]
[JsonSerializable(typeof(CoverageRow))]
[JsonSerializable(typeof(AlertReport))]
[JsonSerializable(typeof(ExceptionsRow))]
[JsonSerializable(typeof(DataQualityRow))]
[JsonSerializable(typeof(TrendsRow))]
[JsonSerializable(typeof(DistributionRow))]
internal sealed partial class RowJson : JsonSerializerContext;
