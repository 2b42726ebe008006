using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Dapper;

namespace Analytics.Custody.Watch;

/// <summary>How what is promised to persons stands, from the warehouse, the keys and the control database.</summary>
public sealed class PrivacyWatch : IPrivacyWatch, IDisposable
{
    private static readonly DateOnly epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private readonly ControlDatabase database;
    private readonly RetentionRecord record;
    private readonly Warehouse.Warehouse warehouse;
    private readonly IEpochKeyStore keys;
    private readonly TimeProvider time;

    private PrivacyWatch(ControlDatabase database, RetentionRecord record, Warehouse.Warehouse warehouse, IEpochKeyStore keys, TimeProvider time)
    {
        this.database = database;
        this.record = record;
        this.warehouse = warehouse;
        this.keys = keys;
        this.time = time;
        Counts = new PushCounts(time);
    }

    /// <summary>What pushes of this process come to; to be written down from time to time.</summary>
    public PushCounts Counts { get; }

    /// <exception cref="ControlException">The control database cannot be had.</exception>
    public static async Task<PrivacyWatch> OpenAsync(
        ControlOptions options, Warehouse.Warehouse warehouse, IEpochKeyStore keys, TimeProvider time, CancellationToken cancellation = default) => new(
        await ControlDatabase.OpenAsync(options, OrderBook.Room, time, cancellation).ConfigureAwait(false),
        await RetentionRecord.OpenAsync(options, time, cancellation).ConfigureAwait(false),
        warehouse, keys, time);

    /// <summary>Writes down what was counted, and forgets what is older than anything else that is kept.</summary>
    /// <returns>How many counts were written.</returns>
    /// <exception cref="ControlException">The control database failed; the counts are kept for the next time.</exception>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        var taken = Counts.Take();
        try
        {
            return taken.Count == 0 ? 0 : await database.ChangeAsync(
                async open =>
                {
                    await open.ExecuteAsync(database.Sql("prune_counts"), new { Since = Since }).ConfigureAwait(false);
                    return await open.ExecuteAsync(
                        database.Sql("add_count"),
                        taken.Select(count => new CountRow(DayOf(count.Key.Day), count.Key.Kind, count.Key.Provider, count.Key.Name, count.Value))).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false);
        }
        catch
        {
            Counts.PutBack(taken);
            throw;
        }
    }

    public async Task<PrivacyState> ReadAsync(CancellationToken cancellation)
    {
        var epochs = await RetentionStatus.ReadAsync(warehouse, keys, record, time, cancellation).ConfigureAwait(false);
        var counts = await database.ReadAsync(
            async open => (await open.QueryAsync<CountRow>(database.Sql("list_counts"), new { Since }).ConfigureAwait(false)).ToLookup(row => row.Kind), cancellation).ConfigureAwait(false);
        return new PrivacyState(
            [.. epochs.Where(month => month.DaysLeft is not null).Select(month => new EpochState(
                month.Epoch, month.FirstDay, month.DaysLeft!.Value, month.Parcels, month.Key is EpochKeyState.Live or EpochKeyState.Linked or EpochKeyState.Due))],
            [.. counts[PushCounts.Withheld].GroupBy(row => row.Name).Select(same => new WithheldCount(same.Key, same.Sum(row => row.Count)))],
            [.. counts[PushCounts.Unknown].GroupBy(row => (row.Provider, row.Name)).Select(same => new UnknownFieldCount(same.Key.Provider, same.Key.Name, same.Sum(row => row.Count)))
                .OrderByDescending(field => field.Times).ThenBy(field => field.Path, StringComparer.Ordinal)],
            [.. counts[PushCounts.Tripwire].GroupBy(row => row.Day).Select(same => new TripwireCount(epoch.AddDays((int)same.Key), same.Sum(row => row.Count)))]);
    }

    public void Dispose()
    {
        database.Dispose();
        record.Dispose();
    }

    private long Since => DayOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) - Epoch.LongestLifeDays;

    private static long DayOf(DateOnly day) => day.DayNumber - epoch.DayNumber;

    private sealed record CountRow(long Day, string Kind, string Provider, string Name, long Count);
}
