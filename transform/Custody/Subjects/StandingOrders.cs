using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>
/// The standing orders as one process sees them: looked for in the control database before each batch, and again after it. Thread-safe.
/// </summary>
public sealed class StandingOrders : IStandingOrders, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ControlDatabase database;
    private readonly OrderBook book;
    private readonly SubjectParcels parcels;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile Look? last;

    private StandingOrders(ControlDatabase database, KeyRing keys, Warehouse.Warehouse warehouse, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        book = new OrderBook(database, keys);
        parcels = new SubjectParcels(warehouse);
    }

    /// <summary>Opens the book of orders.</summary>
    /// <exception cref="ControlException">The control database cannot be had.</exception>
    public static async Task<StandingOrders> OpenAsync(
        ControlOptions options, KeyRing keys, Warehouse.Warehouse warehouse, TimeProvider time, CancellationToken cancellation = default) =>
        new(await ControlDatabase.OpenAsync(options, OrderBook.Room, time, cancellation).ConfigureAwait(false), keys, warehouse, time);

    internal OrderBook Book => book;

    public ValueTask<OrderSheet> LookAsync(CancellationToken cancellation) =>
        last is { } look && time.GetElapsedTime(look.At) < Fresh ? ValueTask.FromResult(look.Sheet) : LookAnewAsync(cancellation);

    public async ValueTask SettleAsync(OrderSheet by, IReadOnlyCollection<OrderLine> met, Func<IEnumerable<SubjectToken>> written, CancellationToken cancellation)
    {
        if (met.Count > 0)
        {
            await book.AddAsync(met, cancellation).ConfigureAwait(false);
        }

        var now = await LookAnewAsync(cancellation).ConfigureAwait(false);
        if (now.Version != by.Version)
        {
            var since = written().Distinct().Select(subject => LineOf(now, subject)).Where(line => line != LineOf(by, line.Subject));
            await CarryOutAsync([.. since], cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Carries out every order that stands on whatever the warehouse holds: after a backup was restored, or rows came to be there by any other
    /// way than the pipeline.
    /// </summary>
    /// <returns>How many parcels were deleted.</returns>
    public async Task<long> ReapplyAsync(CancellationToken cancellation) =>
        await CarryOutAsync([.. (await LookAnewAsync(cancellation).ConfigureAwait(false)).Lines], cancellation).ConfigureAwait(false);

    public void Dispose()
    {
        database.Dispose();
        oneAtATime.Dispose();
    }

    private static OrderLine LineOf(OrderSheet sheet, SubjectToken subject) =>
        sheet.Of(subject.Epoch, subject.Purpose).TryGetValue(subject.Token, out var line) ? line : new OrderLine(subject, StandingOrder.None, 0);

    private async ValueTask<OrderSheet> LookAnewAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var known = last?.Sheet ?? OrderSheet.Empty;
            var sheet = await book.VersionAsync(cancellation).ConfigureAwait(false) == known.Version ? known : await book.ReadAsync(cancellation).ConfigureAwait(false);
            last = new Look(sheet, time.GetTimestamp());
            return sheet;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<long> CarryOutAsync(IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
        {
            return 0;
        }

        var erased = 0L;
        foreach (var same in lines.GroupBy(line => line.Orders))
        {
            var found = await parcels.FindAsync([.. same.Select(line => (0L, line.Subject))], cancellation).ConfigureAwait(false);
            var since = same.Max(line => line.Since);
            erased += same.Key.HasFlag(StandingOrder.Erased) ? found.Count : 0;
            await parcels.ApplyAsync(same.Key, since, found, cancellation).ConfigureAwait(false);
        }

        return erased;
    }

    private sealed record Look(OrderSheet Sheet, long At);
}
