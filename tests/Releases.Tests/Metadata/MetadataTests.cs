using System.Text.Json.Nodes;
using System.Xml.Linq;
using Analytics.Releases.Tests.Support;
using YamlDotNet.Serialization;

namespace Analytics.Releases.Tests.Metadata;

/// <summary>Metadata by the rules that each standard has published; no schema of Croissant or of data contracts is served by npm or NuGet.</summary>
public sealed class MetadataTests(GoldenRelease golden) : IClassFixture<GoldenRelease>
{
    private static readonly IReadOnlyList<DatasetTable> tables = DatasetTable.Of(InventedRelease.Dataset);

    [Fact]
    public void Data_Package_2_names_its_profiles_and_types_every_field()
    {
        var package = Json(DataPackage.Name);

        Assert.Equal("https://datapackage.org/profiles/2.0/datapackage.json", Text(package["$schema"]));
        Assert.Matches("^[-a-z0-9._/]+$", Text(package["name"]));
        var resources = package["resources"]!.AsArray();
        Assert.Equal(6, resources.Select(resource => Text(resource!["name"])).Distinct().Count());
        foreach (var resource in resources)
        {
            Assert.Equal("table", Text(resource!["type"]));
            Assert.Matches("^sha256:[0-9a-f]{64}$", Text(resource["hash"]));
            Assert.Equal(new FileInfo(golden.Release.File(Text(resource["path"]))).Length, resource["bytes"]!.GetValue<long>());
            var schema = resource["schema"]!;
            string[] types = ["string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"];
            Assert.All(schema["fields"]!.AsArray(), field => Assert.Contains(Text(field!["type"]), types));
            Assert.Subset(Names(schema["fields"]).ToHashSet(), schema["primaryKey"]!.AsArray().Select(Text).ToHashSet());
        }
    }

    [Fact]
    public void Croissant_1_1_has_what_it_requires_and_every_reference_leads_somewhere()
    {
        var dataset = Json(Croissant.Name);

        Assert.Equal("sc:Dataset", Text(dataset["@type"]));
        Assert.Equal("http://mlcommons.org/croissant/1.1", Text(dataset["conformsTo"]));
        Assert.All((string[])["name", "description", "url", "license", "creator", "datePublished", "distribution", "recordSet"], name => Assert.NotNull(dataset[name]));
        var ids = All(dataset).Where(node => node.ContainsKey("@id") && node.ContainsKey("@type")).Select(node => Text(node["@id"])).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var file in dataset["distribution"]!.AsArray())
        {
            Assert.Equal("cr:FileObject", Text(file!["@type"]));
            Assert.All((string[])["contentUrl", "encodingFormat", "sha256"], name => Assert.NotEmpty(Text(file[name])));
        }

        foreach (var records in dataset["recordSet"]!.AsArray())
        {
            Assert.All(records!["key"]!.AsArray(), key => Assert.Contains(Text(key!["@id"]), ids));
            foreach (var field in records["field"]!.AsArray())
            {
                Assert.StartsWith($"{Text(records["@id"])}/", Text(field!["@id"]), StringComparison.Ordinal);
                Assert.Contains(Text(field["dataType"]), (string[])["sc:Text", "sc:Date", "sc:Integer", "sc:Float"]);
                Assert.Contains(Text(field["source"]!["fileObject"]!["@id"]), ids);
            }
        }

        var durations = dataset["recordSet"]![0]!["field"]!.AsArray().Single(field => Text(field!["name"]) == "durations")!;
        Assert.Equal(("true", "5"), (durations["isArray"]!.ToJsonString(), Text(durations["arrayShape"])));
    }

    [Fact]
    public void Terms_of_use_are_an_ODRL_offer_that_forbids_to_re_identify()
    {
        var dataset = Json(Croissant.Name);
        var offer = dataset["usageInfo"]!;

        Assert.Contains("odrl:Offer", offer["@type"]!.AsArray().Select(Text));
        Assert.Equal("http://www.w3.org/ns/odrl/2/", Text(dataset["@context"]!["odrl"]));
        Assert.Equal("odrl:use", Text(offer["odrl:permission"]!["odrl:action"]!["@id"]));
        Assert.Contains(offer["odrl:prohibition"]!.AsArray(), rule => Text(rule!["name"]).StartsWith("Re-identification", StringComparison.Ordinal));
    }

    [Fact]
    public void The_data_contract_is_YAML_by_the_rules_of_ODCS_3_1()
    {
        var contract = Yaml(DataContract.Name);

        Assert.Equal("v3.1.0", Text(contract["apiVersion"]));
        Assert.Equal("DataContract", Text(contract["kind"]));
        Assert.All((string[])["version", "id", "status"], name => Assert.NotEmpty(Text(contract[name])));
        string[] known = ["apiVersion", "kind", "id", "name", "version", "status", "dataProduct", "contractCreatedTs", "description", "servers", "schema", "slaProperties", "customProperties"];
        Assert.Empty(contract.Select(member => member.Key).Except(known));
        Assert.All(contract["servers"]!.AsArray(), server => Assert.NotNull(Text(server!["type"]) == "api" ? server["location"] : server["path"] ?? server["format"]));
        Assert.All(contract["slaProperties"]!.AsArray(), property => Assert.True(property!.AsObject().ContainsKey("property") && property.AsObject().ContainsKey("value")));
        foreach (var (table, written) in tables.Zip(contract["schema"]!.AsArray()))
        {
            Assert.Equal(table.Name, Text(written!["name"]));
            Assert.Equal(table.Columns.Select(column => column.Name), Names(written["properties"]));
            var properties = written["properties"]!.AsArray();
            Assert.All(properties, property => Assert.Contains(Text(property!["logicalType"]), (string[])["string", "date", "number", "integer", "array"]));
            Assert.Equal(Enumerable.Range(1, table.Key.Count), properties.Where(property => property!["primaryKey"] is not null).Select(property => int.Parse(Text(property!["primaryKeyPosition"]), System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal(InventedRelease.Dataset.Description, Text(contract["description"]!["purpose"]));
    }

    [Fact]
    public void The_README_names_every_column_the_errors_and_the_terms()
    {
        var text = File.ReadAllText(golden.Release.File(Readme.Name));

        Assert.All(tables.SelectMany(table => table.Columns), column => Assert.Contains($"| `{column.Name}` |", text, StringComparison.Ordinal));
        Assert.Contains("| 1 | 4 % | 6.3 % |", text, StringComparison.Ordinal);
        Assert.Contains("- `groups`: 173 rows.", text, StringComparison.Ordinal);
        Assert.Contains("A group is told only where its count with noise is 97 or more.", text, StringComparison.Ordinal);
        Assert.Contains("identify a person", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dictionary_stands_alone_says_every_column_and_escapes_texts()
    {
        var text = File.ReadAllText(golden.Release.File(DictionaryPage.Name));
        var page = XDocument.Parse(text.Replace("<!doctype html>", "").Replace("<meta charset=\"utf-8\">", "")
            .Replace("initial-scale=1\">", "initial-scale=1\"/>").Replace("content=\"light dark\">", "content=\"light dark\"/>"));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.Equal(tables.Sum(table => table.Columns.Count), page.Descendants("th").Count(head => head.Attribute("scope")?.Value == "row"));
        Assert.Contains("<week by week>", page.Descendants("p").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_a_point_for_each_budget_in_order_and_says_them_in_words()
    {
        var chart = XDocument.Load(golden.Release.File(ErrorChart.Name));
        var line = chart.Descendants().Single(element => element.Attribute("class")?.Value == "p90").Attribute("points")!.Value;

        Assert.Equal("56.0,149.1 397.3,239.7 568.0,254.6", line);
        Assert.Contains("at epsilon 0.25, p50 16 % and p90 24 %; at epsilon 1,", chart.Descendants().Single(element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    private JsonObject Json(string name) => JsonNode.Parse(File.ReadAllText(golden.Release.File(name)))!.AsObject();

    private JsonObject Yaml(string name)
    {
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(File.ReadAllText(golden.Release.File(name)));
        return System.Text.Json.JsonSerializer.SerializeToNode(read)!.AsObject();
    }

    private static string Text(JsonNode? node) => node!.ToString();

    private static IEnumerable<string> Names(JsonNode? items) => items!.AsArray().Select(item => Text(item!["name"]));

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => All(member.Value))],
        JsonArray items => items.SelectMany(All),
        _ => [],
    };
}
