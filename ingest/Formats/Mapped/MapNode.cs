using System.Text.Json;

namespace Analytics.Formats.Mapped;

/// <summary>A value of a map's JSON with the key that it stands under, so that every complaint can name it.</summary>
internal sealed class MapNode(string key, JsonElement value)
{
    public JsonValueKind Kind => value.ValueKind;

    public MappingException Wrong(string problem) =>
        new(key, key.Length == 0 ? $"The map {problem}" : $"'{key}' {problem}");

    public string Text() => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? text
        : throw Wrong("must be a text that is not empty.");

    /// <summary>A text out of a closed list.</summary>
    public string OneOf(params string[] allowed)
    {
        var text = Text();
        return allowed.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"is '{text}'. Allowed: {string.Join(", ", allowed)}.");
    }

    public List<MapNode> Texts()
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("must be a list of texts.");
        }

        return [.. value.EnumerateArray().Select((element, index) => new MapNode($"{key}[{index}]", element))];
    }

    /// <summary>The members of an object; null as <paramref name="allowed"/> for any names.</summary>
    public Dictionary<string, MapNode> Members(string[]? allowed)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("must be a JSON object.");
        }

        var members = new Dictionary<string, MapNode>();
        foreach (var member in value.EnumerateObject())
        {
            var node = new MapNode(key.Length == 0 ? member.Name : $"{key}.{member.Name}", member.Value);
            if (allowed is not null && !allowed.Contains(member.Name))
            {
                throw node.Wrong($"is not known. Allowed: {string.Join(", ", allowed)}.");
            }

            if (!members.TryAdd(member.Name, node))
            {
                throw node.Wrong("stands twice. Write it once.");
            }
        }

        return members;
    }
}
