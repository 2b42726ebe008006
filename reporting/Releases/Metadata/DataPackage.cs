using System.Text.Json.Nodes;

namespace Analytics.Releases;

/// <summary><c>datapackage.json</c>: Data Package, version 2. https://datapackage.org/standard/data-package/</summary>
internal static class DataPackage
{
    public const string Name = "datapackage.json";

    private const string Profiles = "https://datapackage.org/profiles/2.0/";

    public static JsonObject Write(Described described) => new()
    {
        ["$schema"] = Profiles + "datapackage.json",
        ["name"] = described.Facts.Id,
        ["id"] = $"{described.Publisher.PageOf(described.Dataset)}/releases/{described.Facts.Window}",
        ["title"] = $"{described.Dataset.Title}, {described.Facts.Window}",
        ["description"] = described.Dataset.Description,
        ["homepage"] = described.Publisher.PageOf(described.Dataset),
        ["version"] = "1.0.0",
        ["created"] = Plain.Instant(described.Facts.BuiltAt),
        ["keywords"] = JsonText.Texts(["parcels", "delivery times", "carriers", "differential privacy"]),
        ["contributors"] = new JsonArray(new JsonObject { ["title"] = described.Publisher.Name, ["roles"] = JsonText.Texts(["publisher"]) }),
        ["licenses"] = new JsonArray(new JsonObject { ["path"] = Readme.Name, ["title"] = Terms.Title }),
        ["resources"] = JsonText.Array(
            from table in described.Tables
            from format in FileFormat.All
            select Resource(described, table, format)),
    };

    private static JsonObject Resource(Described described, DatasetTable table, FileFormat format)
    {
        var file = described.FileOf(table, format);
        var resource = new JsonObject
        {
            ["$schema"] = Profiles + "dataresource.json",
            ["name"] = $"{table.Name}-{format.Name}",
            ["type"] = "table",
            ["path"] = file.Path,
            ["description"] = table.Description,
            ["format"] = format.Name,
            ["mediatype"] = format.IsCompressed ? "text/csv" : format.MediaType,
            ["encoding"] = "utf-8",
            ["bytes"] = file.Bytes,
            ["hash"] = $"sha256:{file.Sha256}",
            ["rows"] = file.Rows,
            ["schema"] = Schema(table),
        };
        if (format.IsCompressed)
        {
            resource["compression"] = "gz";
        }

        return resource;
    }

    private static JsonObject Schema(DatasetTable table) => new()
    {
        ["$schema"] = Profiles + "tableschema.json",
        ["fields"] = JsonText.Array(table.Columns.Select(Field)),
        ["missingValues"] = JsonText.Texts([""]),
        ["primaryKey"] = JsonText.Texts(table.Key),
    };

    private static JsonObject Field(DatasetColumn column)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Kind.Frictionless, ["description"] = column.Description };
        if (column.Unit is { } unit)
        {
            field["unit"] = unit;
        }

        if (!column.IsNullable)
        {
            field["constraints"] = new JsonObject { ["required"] = true };
        }

        return field;
    }
}
