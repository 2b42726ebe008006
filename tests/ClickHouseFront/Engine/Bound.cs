namespace Analytics.ClickHouseFront.Engine;

/// <summary>A statement with its parameters as they came over the wire; the engine reads them as a server does.</summary>
internal sealed record Bound(string Sql, IReadOnlyList<(string Name, string Value)> Parameters, string Format);
