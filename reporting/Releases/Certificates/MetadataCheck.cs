using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Releases;

/// <summary>Metadata against the files that they describe.</summary>
internal static partial class MetadataCheck
{
    private const string Name = "metadata";

    /// <exception cref="JsonException">One is no JSON.</exception>
    public static IEnumerable<Finding> Check(string folder, Certificate certificate)
    {
        var tables = DatasetTable.Of(certificate.Dataset);
        var files = certificate.Files.Where(file => file.Rows is not null).ToDictionary(file => file.Path);
        yield return Found(DataPackage.Name, Agrees(folder, DataPackage.Name, "resources", files.Count, resource =>
            files.TryGetValue(Text(resource, "path"), out var file)
            && Text(resource, "hash") == $"sha256:{file.Sha256}"
            && Number(resource, "bytes") == file.Bytes
            && Number(resource, "rows") == file.Rows
            && tables.Any(table => file.Path.StartsWith(table.Name + '.', StringComparison.Ordinal) && Names(resource.GetProperty("schema"), "fields").SequenceEqual(table.Columns.Select(column => column.Name)))));
        yield return Found(Croissant.Name, Agrees(folder, Croissant.Name, "distribution", files.Count, distribution =>
            files.TryGetValue(Text(distribution, "contentUrl"), out var file)
            && Text(distribution, "sha256") == file.Sha256
            && Text(distribution, "contentSize") == $"{file.Bytes} B"));
        yield return Found(DataContract.Name, RowCount().Matches(File.ReadAllText(Path.Combine(folder, DataContract.Name)))
            .Select(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .SequenceEqual(tables.Select(table => files[table.Name + FileFormat.Parquet.Ending].Rows!.Value)));
    }

    private static bool Agrees(string folder, string name, string list, int count, Func<JsonElement, bool> agrees)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
        return document.RootElement.TryGetProperty(list, out var items)
            && items.ValueKind == JsonValueKind.Array
            && items.GetArrayLength() == count
            && items.EnumerateArray().All(agrees);
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static long? Number(JsonElement item, string name) => item.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : null;

    private static IEnumerable<string> Names(JsonElement item, string list) => item.GetProperty(list).EnumerateArray().Select(field => Text(field, "name"));

    private static Finding Found(string file, bool passed) =>
        passed ? new(Name, true, $"{file} describes the files as they are.") : new(Name, false, $"{file} does not describe the files as they are.");

    [GeneratedRegex(@"metric: ""rowCount""\n\s+mustBe: ([0-9]+)\n")]
    private static partial Regex RowCount();
}
