using System.Text.Json.Nodes;

namespace Analytics.Support.Compose;

/// <summary>One service of a compose file.</summary>
public sealed record ComposeService(string Name, JsonObject Node)
{
    /// <summary>Whether it runs the program.</summary>
    public bool IsOurs => Node["image"]!.GetValue<string>() == "analytics";

    /// <summary>Whether it runs until it is stopped.</summary>
    public bool Serves => Node["restart"]!.GetValue<string>() == "unless-stopped";

    public IReadOnlyList<string> Command => List("command");

    public IReadOnlyDictionary<string, string> Environment { get; } =
        Node["environment"]!.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>());

    /// <summary>The texts of a list; none where there is no list.</summary>
    public IReadOnlyList<string> List(string name) => [.. (Node[name]?.AsArray() ?? []).Select(entry => entry!.GetValue<string>())];

    public string? Text(string name) => Node[name]?.GetValue<string>();
}
