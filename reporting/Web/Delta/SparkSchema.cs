using System.Text.Json.Nodes;
using Analytics.Releases;

namespace Analytics.Web;

/// <summary>Columns as Spark writes them down.</summary>
internal static class SparkSchema
{
    public static string Of(IEnumerable<ParquetColumn> columns) => new JsonObject
    {
        ["type"] = "struct",
        ["fields"] = new JsonArray([.. columns.Select(Field)]),
    }.ToJsonString();

    private static JsonNode Field(ParquetColumn column) => new JsonObject
    {
        ["name"] = column.Name,
        ["type"] = column.IsList
            ? new JsonObject { ["type"] = "array", ["elementType"] = column.Type, ["containsNull"] = column.HasNulls }
            : column.Type,
        ["nullable"] = column.IsNullable,
        ["metadata"] = new JsonObject(),
    };
}
