namespace Analytics.Formats;

/// <summary>A JSON object that means something to a reader as a whole.</summary>
internal enum Scope : byte
{
    None = 0,
    /// <summary>One parcel.</summary>
    Parcel,
    /// <summary>One carrier's part of the journey, with scans of its own.</summary>
    Leg,
    /// <summary>One checkpoint.</summary>
    Scan,
    /// <summary>An entry of a provider's own list of milestones.</summary>
    Milestone,
}

/// <summary>A path to a scope, relative to a root.</summary>
internal readonly record struct ScopePath(string Path, Scope Scope);

/// <summary>
/// Where the objects of a format stand. Paths are property names joined by dots, <c>[]</c> behind a name for the
/// elements of an array: <c>tracking.providers[].events[]</c>.
/// </summary>
/// <param name="Name">The format's name: what <c>--format</c> takes.</param>
/// <param name="Roots">Where a parcel object may stand in a message; an empty string for the message itself.</param>
/// <param name="Scopes">Objects below a root.</param>
internal sealed record FormatShape(string Name, IReadOnlyList<string> Roots, IReadOnlyList<ScopePath> Scopes);

/// <summary>One line of the field policy as a reader may know it: a path, and the field it carries.</summary>
/// <param name="Path">Relative to each root, or absolute when it begins with a slash.</param>
/// <param name="Field"><see cref="Field.None"/> for a path that is named and dropped.</param>
public readonly record struct FieldRule(string Path, Field Field);
