using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>What there is to report on. Safe to use from many threads.</summary>
/// <param name="rows">Where the cells are.</param>
public sealed class ReportCatalogue(RowsForPurpose rows)
{
    private static readonly Statement State = new(SqlTemplate.Fill("ReportState.sql", new Dictionary<string, string>()));
    private static readonly Statement Filters = new(SqlTemplate.Fill("FilterValues.sql", new Dictionary<string, string>()));

    /// <summary>How fresh the cells are, and which version of them it is. Takes milliseconds, however much data there is.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async ValueTask<ReportState> StateAsync(CancellationToken cancellation = default)
    {
        var state = new ReportState("", "", 0, 0);
        await foreach (var row in rows.ReadRowsAsync(State, RowJson.Default.ReportState, cancellation).ConfigureAwait(false))
        {
            state = row;
        }

        return state;
    }

    /// <summary>The values that filters can be given.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async ValueTask<FilterValues> FiltersAsync(CancellationToken cancellation = default)
    {
        var values = new FilterValues([], [], [], [], [], null, null);
        await foreach (var row in rows.ReadRowsAsync(Filters, RowJson.Default.FilterValues, cancellation).ConfigureAwait(false))
        {
            values = row;
        }

        return values;
    }
}
