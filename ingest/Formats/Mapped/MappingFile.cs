namespace Analytics.Formats.Mapped;

/// <summary>What a mapped source is written in.</summary>
public enum MapInput : byte
{
    /// <summary>Comma-separated values, or with another delimiter.</summary>
    Csv = 1,
    /// <summary>Tab-separated values.</summary>
    Tsv = 2,
    /// <summary>JSON objects, one per line, one behind another or in an array.</summary>
    Json = 3,
}

/// <summary>
/// A map: which column, or path in a JSON object, carries which field, how times are written, and which text of the source
/// is which milestone. Either each row is one event (<c>time</c> and <c>event</c>), or each row is one parcel with a column
/// per milestone (<c>milestone_columns</c>). Unknown keys are refused.
/// </summary>
public sealed class MappingFile
{
    public const string DefaultSource = "mapped";

    internal MappingFile()
    {
    }

    public MapInput Input { get; internal init; } = MapInput.Csv;

    /// <summary>What stands between two columns; null for JSON.</summary>
    public byte? Delimiter { get; internal init; }

    /// <summary>Name of the data-use policy profile of the source.</summary>
    public string Source { get; internal init; } = DefaultSource;

    internal ZoneRule Zone { get; init; } = ZoneRule.Place;

    internal IReadOnlyList<TimePattern> Times { get; init; } = [];

    /// <summary>Texts that mean "no value", in any case.</summary>
    internal IReadOnlyList<string> Empty { get; init; } = [];

    internal bool PromiseIsDate { get; init; }

    internal IReadOnlyDictionary<MapField, MapValue> Fields { get; init; } = new Dictionary<MapField, MapValue>();

    /// <summary>What a text of the source means, in any case; null to leave the event out.</summary>
    internal IReadOnlyDictionary<string, Milestone?> Milestones { get; init; } = new Dictionary<string, Milestone?>();

    internal IReadOnlyDictionary<Milestone, string> MilestoneColumns { get; init; } = new Dictionary<Milestone, string>();

    internal bool HasRowPerParcel => MilestoneColumns.Count > 0;

    /// <summary>Reads and checks a map.</summary>
    /// <param name="json">UTF-8; comments and trailing commas are allowed.</param>
    /// <exception cref="MappingException">The map cannot be used; the message says why.</exception>
    public static MappingFile Parse(ReadOnlyMemory<byte> json)
    {
        var map = MappingParser.Parse(json);
        MappingRules.Check(map);
        return map;
    }

    /// <summary>The map as JSON, indented, keys in a fixed order.</summary>
    public string ToJson() => MappingWriter.Write(this);
}

/// <summary>Where a field's value comes from: columns (or JSON paths), or one text for the whole file.</summary>
internal sealed record MapValue(IReadOnlyList<string> Columns, string? Constant)
{
    public static MapValue Column(string name) => new([name], null);

    public static MapValue Fixed(string text) => new([], text);
}
