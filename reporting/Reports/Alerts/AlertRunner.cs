using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>
/// Holds the latest complete week of every carrier and every lane against its control limits, which are those of
/// <see cref="TrendsRow"/>. Safe to use from many threads.
/// </summary>
/// <param name="reports">Gives the trends.</param>
/// <param name="time">Tells the instant where none is given.</param>
public sealed class AlertRunner(ReportRunner reports, TimeProvider time)
{
    // Whoever has had no complete week for so long has no news.
    private const int DaysOfNews = 8 * 7;

    /// <summary>What has left its limits.</summary>
    /// <param name="asOf">The instant that the figures speak of; null is now.</param>
    /// <exception cref="ReportRequestException">The instant is out of range.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<AlertReport> RunAsync(DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        var instant = asOf ?? time.GetUtcNow();
        DateOnly? week = null;
        var alerts = new List<AlertRow>();
        foreach (var column in new[] { GroupColumn.Carrier, GroupColumn.Lane })
        {
            foreach (var latest in await LatestWeeksAsync(column, instant, cancellation).ConfigureAwait(false))
            {
                week = latest.Week > week || week is null ? latest.Week : week;
                alerts.AddRange(Alert.Of(column, latest));
            }
        }

        return new AlertReport(week, alerts);
    }

    private async Task<IEnumerable<TrendsRow>> LatestWeeksAsync(GroupColumn column, DateTimeOffset instant, CancellationToken cancellation)
    {
        var from = DateOnly.FromDateTime(instant.UtcDateTime).AddDays(-DaysOfNews);
        var request = new ReportRequest(ReportKind.Trends, [column], from: from > ReportRequest.FirstDate ? from : null, asOf: instant);
        var latest = new SortedDictionary<string, TrendsRow>(StringComparer.Ordinal);
        await foreach (var row in reports.RowsAsync<TrendsRow>(request, cancellation).ConfigureAwait(false))
        {
            if (row.IsComplete)
            {
                latest[row.Carrier ?? row.Lane!] = row;
            }
        }

        return latest.Values;
    }
}
