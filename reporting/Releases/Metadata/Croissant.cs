using System.Text.Json.Nodes;

namespace Analytics.Releases;

/// <summary><c>croissant.json</c>: Croissant 1.1, with the terms of use as an ODRL offer. http://mlcommons.org/croissant/1.1</summary>
internal static class Croissant
{
    public const string Name = "croissant.json";

    private const string Version = "http://mlcommons.org/croissant/1.1";
    private const string Columnar = "application/x-parquet"; // What loaders of Croissant know Parquet by.

    public static JsonObject Write(Described described) => new()
    {
        ["@context"] = Context(),
        ["@type"] = "sc:Dataset",
        ["conformsTo"] = Version,
        ["name"] = described.Facts.Id,
        ["description"] = described.Dataset.Description,
        ["url"] = described.Publisher.PageOf(described.Dataset),
        ["license"] = new JsonObject { ["@type"] = "CreativeWork", ["name"] = Terms.Title, ["text"] = string.Join(' ', Terms.All), ["url"] = Readme.Name },
        ["creator"] = Organization(described),
        ["publisher"] = Organization(described),
        ["datePublished"] = Plain.Instant(described.Facts.BuiltAt),
        ["version"] = "1.0.0",
        ["inLanguage"] = "en",
        ["isLiveDataset"] = false,
        ["usageInfo"] = Usage(described),
        ["distribution"] = JsonText.Array(
            from table in described.Tables
            from format in FileFormat.All
            select FileObject(described.FileOf(table, format), format)),
        ["recordSet"] = JsonText.Array(described.Tables.Select(table => RecordSet(described.Dataset, table))),
    };

    // Terms of the vocabulary that stand in the document, by their short names; see appendix 1 of the specification.
    private static JsonObject Context()
    {
        var context = new JsonObject
        {
            ["@language"] = "en",
            ["@vocab"] = "http://schema.org/",
            ["sc"] = "http://schema.org/",
            ["cr"] = "http://mlcommons.org/croissant/",
            ["dct"] = "http://purl.org/dc/terms/",
            ["odrl"] = "http://www.w3.org/ns/odrl/2/",
            ["conformsTo"] = "dct:conformsTo",
            ["dataType"] = new JsonObject { ["@id"] = "cr:dataType", ["@type"] = "@vocab" },
        };
        foreach (var term in (string[])["arrayShape", "column", "extract", "field", "fileObject", "isArray", "isLiveDataset", "key", "recordSet", "source"])
        {
            context[term] = $"cr:{term}";
        }

        return context;
    }

    private static JsonObject Organization(Described described) =>
        new() { ["@type"] = "Organization", ["name"] = described.Publisher.Name, ["url"] = described.Publisher.Url.AbsoluteUri };

    private static JsonObject Usage(Described described) => new()
    {
        ["@type"] = JsonText.Texts(["CreativeWork", "odrl:Offer"]),
        ["@id"] = "terms",
        ["name"] = Terms.Title,
        ["odrl:permission"] = new JsonObject
        {
            ["@type"] = "odrl:Permission",
            ["odrl:target"] = new JsonObject { ["@id"] = described.Publisher.PageOf(described.Dataset) },
            ["odrl:action"] = new JsonObject { ["@id"] = "odrl:use" },
            ["odrl:duty"] = Rule("odrl:Duty", "odrl:attachPolicy", "Passed on, it goes with its certificate and these terms"),
        },
        ["odrl:prohibition"] = JsonText.Array(
        [
            // ODRL's own vocabulary has no word for it.
            Rule("odrl:Prohibition", $"{described.Publisher.PageOf(described.Dataset)}#reidentify", "Re-identification of a person, a household or a parcel"),
            Rule("odrl:Prohibition", "odrl:sell", "Selling it, whole or in part"),
        ]),
    };

    private static JsonObject Rule(string type, string action, string name) =>
        new() { ["@type"] = type, ["name"] = name, ["odrl:action"] = new JsonObject { ["@id"] = action } };

    private static JsonObject FileObject(FileEntry file, FileFormat format) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = file.Path,
        ["name"] = file.Path,
        ["contentUrl"] = file.Path,
        ["contentSize"] = $"{file.Bytes} B",
        ["encodingFormat"] = format == FileFormat.Parquet ? Columnar : format.MediaType,
        ["sha256"] = file.Sha256,
    };

    private static JsonObject RecordSet(DatasetDefinition dataset, DatasetTable table) => new()
    {
        ["@type"] = "cr:RecordSet",
        ["@id"] = table.Name,
        ["name"] = table.Name,
        ["description"] = table.Description,
        ["key"] = JsonText.Array(table.Key.Select(column => new JsonObject { ["@id"] = $"{table.Name}/{column}" })),
        ["field"] = JsonText.Array(table.Columns.Select(column => Field(dataset, table, column))),
    };

    private static JsonObject Field(DatasetDefinition dataset, DatasetTable table, DatasetColumn column)
    {
        var field = new JsonObject
        {
            ["@type"] = "cr:Field",
            ["@id"] = $"{table.Name}/{column.Name}",
            ["name"] = column.Name,
            ["description"] = column.Description,
            ["dataType"] = column.Kind.Croissant,
        };
        if (column.Kind.IsArray)
        {
            field["isArray"] = true;
            field["arrayShape"] = $"{dataset.Bins.Count}";
        }

        field["source"] = new JsonObject
        {
            ["fileObject"] = new JsonObject { ["@id"] = table.Name + FileFormat.Parquet.Ending },
            ["extract"] = new JsonObject { ["column"] = column.Name },
        };
        return field;
    }
}
