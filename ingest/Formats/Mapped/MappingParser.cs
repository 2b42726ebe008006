using System.Text.Json;

namespace Analytics.Formats.Mapped;

/// <summary>Reads a map's JSON: the right keys, each of the right shape. What the keys mean together is <see cref="MappingRules"/>'.</summary>
internal static class MappingParser
{
    private static readonly string[] Keys =
        ["input", "delimiter", "source", "zone", "times", "empty", "promise_is", "fields", "milestones", MapFields.MilestoneColumns];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static MappingFile Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, Lenient);
            return Parse(new MapNode("", document.RootElement));
        }
        catch (JsonException e)
        {
            throw new MappingException("", $"The map is not valid JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.");
        }
    }

    private static MappingFile Parse(MapNode root)
    {
        var keys = root.Members(Keys);
        var input = Input(Required(keys, "input", "Allowed: csv, tsv, json."));
        return new MappingFile
        {
            Input = input,
            Delimiter = Delimiter(input, keys.GetValueOrDefault("delimiter")),
            Source = keys.TryGetValue("source", out var source) ? Source(source) : MappingFile.DefaultSource,
            Zone = keys.TryGetValue("zone", out var zone) ? Zone(zone) : ZoneRule.Place,
            Times = keys.TryGetValue("times", out var times) ? [.. times.Texts().Select(Time)] : [],
            Empty = keys.TryGetValue("empty", out var empty) ? [.. empty.Texts().Select(node => node.Text())] : [],
            PromiseIsDate = keys.TryGetValue("promise_is", out var promise) && promise.OneOf("date") == "date",
            Fields = Fields(Required(keys, "fields", "It names the column of each field, \"number\" at least.")),
            Milestones = keys.TryGetValue("milestones", out var milestones) ? Milestones(milestones) : new Dictionary<string, Milestone?>(),
            MilestoneColumns = keys.TryGetValue(MapFields.MilestoneColumns, out var columns) ? Columns(columns) : new Dictionary<Milestone, string>(),
        };
    }

    private static MapNode Required(Dictionary<string, MapNode> keys, string key, string hint) =>
        keys.TryGetValue(key, out var node) ? node : throw new MappingException(key, $"'{key}' is missing. {hint}");

    private static MapInput Input(MapNode node) => node.OneOf("csv", "tsv", "json") switch
    {
        "csv" => MapInput.Csv,
        "tsv" => MapInput.Tsv,
        _ => MapInput.Json,
    };

    private static byte? Delimiter(MapInput input, MapNode? node)
    {
        if (node is null)
        {
            return input switch { MapInput.Csv => (byte)',', MapInput.Tsv => (byte)'\t', _ => null };
        }

        if (input != MapInput.Csv)
        {
            throw node.Wrong("stands only with \"input\": \"csv\".");
        }

        var text = node.Text();
        return text.Length == 1 && char.IsAscii(text[0]) && !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('"' or '\r' or '\n')
            ? (byte)text[0]
            : throw node.Wrong("must be one sign, as \";\" or \"|\": neither a letter nor a digit nor a quote.");
    }

    private static string Source(MapNode node)
    {
        var text = node.Text();
        return text.Length is > 0 and <= 40 && char.IsAsciiLetterOrDigit(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')
                ? text
                : throw node.Wrong("must be a simple name: a small letter or digit, then up to 39 small letters, digits, '-' or '_'.");
    }

    private static ZoneRule Zone(MapNode node) => ZoneRule.TryParse(node.Text(), out var rule)
        ? rule
        : throw node.Wrong($"is '{node.Text()}'. Allowed: place, utc, an offset as +05:30, or an IANA zone as America/Chicago.");

    private static TimePattern Time(MapNode node) => TimePattern.TryParse(node.Text(), out var pattern)
        ? pattern
        : throw node.Wrong($"is '{node.Text()}'. Allowed: {TimePattern.Allowed}");

    private static Dictionary<MapField, MapValue> Fields(MapNode node)
    {
        var names = MapFields.All.ToDictionary(field => field.Info().Name);
        return node.Members([.. names.Keys]).ToDictionary(member => names[member.Key], member => Value(member.Value, names[member.Key].Info()));
    }

    private static MapValue Value(MapNode node, MapFieldInfo info)
    {
        if (node.Kind == JsonValueKind.String)
        {
            return MapValue.Column(node.Text());
        }

        if (node.Kind == JsonValueKind.Array)
        {
            return !info.MayBeSeveral ? throw node.Wrong("takes one column. Lists are allowed for recipient and shipper.")
                : node.Texts() is { Count: > 0 } columns ? new MapValue([.. columns.Select(column => column.Text())], null)
                : throw node.Wrong("must name at least one column.");
        }

        if (node.Kind != JsonValueKind.Object)
        {
            throw node.Wrong("must be a column name" + (info.MayBeConstant ? " or {\"constant\": text}." : "."));
        }

        var constant = node.Members(["constant"]);
        return !info.MayBeConstant ? throw node.Wrong("cannot be a constant. It takes a column name.")
            : constant.TryGetValue("constant", out var text) ? MapValue.Fixed(text.Text())
            : throw node.Wrong("must be a column name or {\"constant\": text}.");
    }

    private static Dictionary<string, Milestone?> Milestones(MapNode node)
    {
        var table = new Dictionary<string, Milestone?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, value) in node.Members(null))
        {
            var name = value.OneOf([.. Enum.GetNames<Milestone>(), "ignore"]);
            if (!table.TryAdd(text, name == "ignore" ? null : Enum.Parse<Milestone>(name)))
            {
                throw value.Wrong("stands twice, in capitals and in small letters. Write it once: any case is understood.");
            }
        }

        return table;
    }

    private static Dictionary<Milestone, string> Columns(MapNode node) => node.Members(Enum.GetNames<Milestone>())
        .ToDictionary(member => Enum.Parse<Milestone>(member.Key), member => member.Value.Text());
}
