using Analytics.Warehouse;

namespace Analytics.Eta;

/// <summary>Parcels as they were read, and how time is cut for each origin of a backtest, the newest first.</summary>
internal sealed record EtaParcels(IReadOnlyList<Journey> Journeys, IReadOnlyList<Slices> Slices)
{
    /// <param name="rows">What predictions may see.</param>
    /// <param name="options">How time is cut, and how many are read.</param>
    /// <param name="asOf">Nothing after this instant is looked at; the last scan of all, when null.</param>
    /// <param name="time">Tells the time: what is yet to come does not count.</param>
    /// <param name="origins">How often time is cut, a slice earlier each time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EtaException">There are none.</exception>
    public static async Task<EtaParcels> ReadAsync(
        RowsForPurpose rows, EtaOptions options, DateTimeOffset? asOf, TimeProvider time, int origins, CancellationToken cancellation)
    {
        var reader = new JourneyReader(rows);
        var end = asOf?.ToUnixTimeSeconds() ?? await reader.LastScanAsync(cancellation).ConfigureAwait(false)
            ?? throw new EtaException("There are no parcels that may be used for predictions. Load some first: analytics load FILE --format NAME") { IsTooFew = true };
        end = Math.Min(end, time.GetUtcNow().ToUnixTimeSeconds());
        Slices[] slices = [.. Enumerable.Range(0, origins).Select(back => Eta.Slices.Of(end, options, back))];
        return new EtaParcels(
            await reader.ReadAsync(slices[^1].From, slices[0].TestUntil, slices[0].Known, options.MostParcels, cancellation).ConfigureAwait(false), slices);
    }
}
