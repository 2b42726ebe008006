using System.Text.Json.Nodes;

namespace Analytics.Releases;

/// <summary><c>contract.odcs.yaml</c>: Open Data Contract Standard 3.1. https://bitol-io.github.io/open-data-contract-standard/v3.1.0/</summary>
internal static class DataContract
{
    public const string Name = "contract.odcs.yaml";

    public static JsonObject Write(Described described) => new()
    {
        ["apiVersion"] = "v3.1.0",
        ["kind"] = "DataContract",
        ["id"] = described.Facts.Id,
        ["name"] = described.Dataset.Title,
        ["version"] = "1.0.0",
        ["status"] = "active",
        ["dataProduct"] = described.Dataset.Id,
        ["contractCreatedTs"] = Plain.Instant(described.Facts.BuiltAt),
        ["description"] = new JsonObject
        {
            ["purpose"] = described.Dataset.Description,
            ["usage"] = string.Join(' ', Terms.All),
            ["limitations"] = "Counts carry noise and may be negative. Groups with few parcels are not told.",
        },
        ["servers"] = JsonText.Array(Servers(described)),
        ["schema"] = JsonText.Array(described.Tables.Select(table => Schema(described, table))),
        ["slaProperties"] = JsonText.Array(
        [
            Promise("frequency", 1, "m", "A release for each month, once its window is closed."),
            Promise("retention", null, null, "A release is not changed and not made anew. One that is withdrawn stays listed as withdrawn."),
            Promise("timeOfAvailability", Plain.Instant(described.Facts.BuiltAt), null, "When this release was built."),
        ]),
        ["customProperties"] = JsonText.Array(
        [
            Property("publisher", described.Publisher.Name),
            Property("terms", JsonText.Texts(Terms.All)),
            Property("certificate", CertificateFile.Name),
            Property("epsilon", described.Facts.Budget.Epsilon),
            Property("delta", described.Facts.Budget.Delta),
        ]),
    };

    private static IEnumerable<JsonObject> Servers(Described described)
    {
        yield return new() { ["server"] = "api", ["type"] = "api", ["location"] = described.Publisher.PageOf(described.Dataset) };
        foreach (var format in FileFormat.All)
        {
            yield return new()
            {
                ["server"] = format.Name,
                ["type"] = "local",
                ["description"] = "Files beside this one.",
                ["path"] = $"./*{format.Ending}",
                ["format"] = format.Name,
            };
        }
    }

    private static JsonObject Schema(Described described, DatasetTable table) => new()
    {
        ["name"] = table.Name,
        ["logicalType"] = "object",
        ["physicalType"] = "file",
        ["physicalName"] = table.Name + FileFormat.Parquet.Ending,
        ["description"] = table.Description,
        ["dataGranularityDescription"] = $"A row for each {string.Join(", ", table.Key)}.",
        ["properties"] = JsonText.Array(table.Columns.Select(column => Column(described.Dataset, table, column))),
        ["quality"] = JsonText.Array(
        [
            new JsonObject
            {
                ["type"] = "library",
                ["metric"] = "rowCount",
                ["mustBe"] = described.FileOf(table, FileFormat.Parquet).Rows,
            },
            new JsonObject
            {
                ["type"] = "library",
                ["metric"] = "duplicateValues",
                ["mustBe"] = 0,
                ["arguments"] = new JsonObject { ["properties"] = JsonText.Texts(table.Key) },
            },
        ]),
    };

    private static JsonObject Column(DatasetDefinition dataset, DatasetTable table, DatasetColumn column)
    {
        var property = new JsonObject
        {
            ["name"] = column.Name,
            ["logicalType"] = column.Kind.LogicalType,
            ["physicalType"] = column.ClickHouseType,
            ["description"] = column.Description,
            ["required"] = !column.IsNullable,
        };
        if (column.IsKey)
        {
            property["primaryKey"] = true;
            property["primaryKeyPosition"] = table.Key.Index().First(key => key.Item == column.Name).Index + 1;
        }

        if (column.Kind.IsArray)
        {
            property["logicalTypeOptions"] = new JsonObject { ["minItems"] = dataset.Bins.Count, ["maxItems"] = dataset.Bins.Count };
            property["items"] = new JsonObject { ["logicalType"] = "integer", ["logicalTypeOptions"] = new JsonObject { ["format"] = "i64" } };
        }

        if (column.Unit is { } unit)
        {
            property["customProperties"] = JsonText.Array([Property("unit", unit)]);
        }

        return property;
    }

    private static JsonObject Property(string name, JsonNode value) => new() { ["property"] = name, ["value"] = value };

    private static JsonObject Promise(string property, JsonNode? value, string? unit, string description)
    {
        var promise = new JsonObject { ["property"] = property, ["value"] = value, ["description"] = description };
        if (unit is not null)
        {
            promise["unit"] = unit;
        }

        return promise;
    }
}
