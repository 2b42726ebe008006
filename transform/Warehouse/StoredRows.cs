using System.Text.Json.Serialization;
using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse;

/// <summary>Rows that this assembly reads, by the names of their columns.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Migrator.Record))]
[JsonSerializable(typeof(Loads.Row))]
[JsonSerializable(typeof(ScanCells.EpochState))]
[JsonSerializable(typeof(ChosenRows))]
[JsonSerializable(typeof(EpochContents))]
[JsonSerializable(typeof(FrozenEpoch))]
internal sealed partial class StoredRows : JsonSerializerContext;
