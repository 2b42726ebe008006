namespace Analytics.Host.Reporting;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    /// <summary>Stands right, and gives way to what is said of a row that has no figures.</summary>
    Figure,

    /// <summary>Stands right.</summary>
    Count,

    /// <summary>Stands left, and may be cut.</summary>
    Text,
}

/// <summary>One column of a table for people.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Cell">The text of a row.</param>
/// <param name="Kind">What it holds. Figures come after all else.</param>
/// <param name="Spare">0 for a column that is always shown; of the others the one with the highest number goes first when room is short.</param>
internal sealed record TableColumn<TRow>(string Header, Func<TRow, string> Cell, ColumnKind Kind = ColumnKind.Figure, int Spare = 0);
