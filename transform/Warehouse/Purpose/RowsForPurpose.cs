using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Analytics.Warehouse;

/// <summary>
/// The warehouse as one purpose may see it: statements that name anything else than its tables and views are refused, and nothing is written.
/// All that reports, predictions and releases are given.
/// </summary>
public sealed class RowsForPurpose : IClickHouse
{
    private static readonly Dictionary<Purposes, FrozenSet<string>> relations = new()
    {
        // Cells are made of parcels that may be used for reports; so is what was frozen of them.
        [Purposes.Report] = ["cells", "carrier_cells", "scan_cells", "cells_as_of", "scan_cells_as_of", "parcels", "scans_for_report", "system.parts"],
        [Purposes.Eta] = ["parcels_for_eta", "scans_for_eta"],
        [Purposes.Sale] = ["parcels_for_sale", "persons_for_sale", "sale_eligibility"],
    };

    // Far more, and far longer, than statements are that do not bring their own rows along.
    private const int MostJudged = 10_000;
    private const int LongestJudged = 50_000;

    private readonly IClickHouse clickHouse;
    private readonly FrozenSet<string> allowed;
    private readonly ConcurrentDictionary<string, string?> judged = new(StringComparer.Ordinal);

    internal RowsForPurpose(IClickHouse clickHouse, Purposes purpose)
    {
        this.clickHouse = clickHouse;
        Purpose = purpose;
        allowed = relations.GetValueOrDefault(purpose) ?? throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Rows are asked for one purpose.");
    }

    public Purposes Purpose { get; }

    /// <exception cref="ArgumentException">The statement names what the purpose may not see.</exception>
    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        Judge(statement.Sql) is { } strange
            ? throw new ArgumentException($"{strange} is not among the rows for {Purpose}.", nameof(statement))
            : clickHouse.QueryAsync(statement, format, cancellation);

    /// <exception cref="NotSupportedException">Always: a purpose only reads.</exception>
    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Rows for a purpose are read, not written.");

    /// <summary>Nothing: whoever opened the warehouse closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string? Judge(string sql)
    {
        if (sql.Length > LongestJudged)
        {
            return Strange(sql);
        }

        if (judged.Count > MostJudged)
        {
            judged.Clear();
        }

        return judged.GetOrAdd(sql, Strange);
    }

    // Rows that the statement itself brings along, or none, serve any purpose.
    private string? Strange(string sql) => StatementRelations.Of(sql).FirstOrDefault(relation => relation is not ("format" or "null") && !allowed.Contains(relation));
}

/// <summary>Narrows the warehouse down.</summary>
public static class PurposeExtensions
{
    /// <param name="clickHouse">The warehouse.</param>
    /// <param name="purpose">One purpose.</param>
    public static RowsForPurpose For(this IClickHouse clickHouse, Purposes purpose) => new(clickHouse, purpose);
}
