namespace Analytics.Releases;

/// <summary>A column of a dataset's table: all that files and metadata say of it.</summary>
/// <param name="Name">Its name in every file.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Description">What it tells, in a sentence or two.</param>
public sealed record DatasetColumn(string Name, ColumnKind Kind, string Description)
{
    /// <summary>What its numbers count or measure; null for names and dates.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is among those that name a row.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether there may be no value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>ClickHouse's type with what is said of nulls.</summary>
    public string ClickHouseType => IsNullable ? $"Nullable({Kind.ClickHouse})" : Kind.ClickHouse;
}
