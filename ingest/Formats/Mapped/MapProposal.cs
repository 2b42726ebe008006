namespace Analytics.Formats.Mapped;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>A column was taken for a field.</summary>
    Chosen = 1,
    /// <summary>A choice that a person should check.</summary>
    Unsure,
    /// <summary>Something was left out on purpose.</summary>
    LeftOut,
    /// <summary>No map can be proposed without it.</summary>
    Missing,
}

/// <summary>One thing that was found in a file: names of columns, never values of parcels.</summary>
public sealed record MapFinding(FindingKind Kind, string Text);

/// <summary>A map proposed for a file by the names of its columns and by its first rows, and what was found on the way.</summary>
public sealed class MapProposal
{
    private MapProposal(MappingFile? map, IReadOnlyList<MapFinding> findings) => (Map, Findings) = (map, findings);

    /// <summary>The map; null when the file does not show what a map needs at least.</summary>
    public MappingFile? Map { get; }

    /// <summary>In plain words: what was chosen, what to check, what was left out.</summary>
    public IReadOnlyList<MapFinding> Findings { get; }

    /// <summary>Looks at a sample of a file; about 1,000 rows are enough.</summary>
    public static MapProposal Propose(MapSample sample)
    {
        if (sample.Delimiter is not null && !sample.Columns.All(column => IsName(column.Name)))
        {
            return new MapProposal(null, [new MapFinding(FindingKind.Missing,
                "The first line does not look like column names. Write a header line above the data.")]);
        }

        var draft = new MapDraft(sample);
        var map = draft.Build();
        return new MapProposal(map, draft.Findings);
    }

    // A first row of data in place of a header may hold anything, so nothing of it is shown.
    private static bool IsName(string name) => ColumnName.IsPlain(name.Replace(".", "", StringComparison.Ordinal))
        && !TimeText.TryRead(System.Text.Encoding.UTF8.GetBytes(name), out _) && name.Any(char.IsLetter);
}
