namespace Analytics.Host.Loading;

/// <summary>What to load, and into what.</summary>
/// <param name="Files">Files as the user named them; <c>-</c> for standard input.</param>
/// <param name="Format">Name of the format.</param>
/// <param name="MapFile">The map, for the format <c>mapped</c>.</param>
/// <param name="Resume">Go on where an earlier load of the same files stopped.</param>
internal sealed record LoadRequest(IReadOnlyList<string> Files, string Format, string? MapFile, bool Resume);
