using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Retention;

/// <summary>
/// Ends months: freezes their parcels to cells, destroys their keys, drops their rows, brings the cells up to date, looks whether anything is
/// left, and records each of these once it is done. A run that was stopped at any point is gone on with by the next. One run at a time, of
/// all processes.
/// </summary>
public sealed class RetentionRun(Warehouse.Warehouse warehouse, IEpochKeyStore keys, RetentionRecord record, TimeProvider time)
{
    /// <summary>The months that a run would end now, the oldest first. Changes nothing.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    /// <exception cref="ControlException">The control database failed.</exception>
    /// <exception cref="KeyFileException">The keys cannot be listed.</exception>
    public async Task<IReadOnlyList<PlannedEpoch>> PlanAsync(CancellationToken cancellation = default)
    {
        var stored = await warehouse.Epochs.StateAsync(cancellation).ConfigureAwait(false);
        return RetentionPlan.Of(stored, keys.Epochs(), await record.ReadAsync(cancellation).ConfigureAwait(false), time.GetUtcNow());
    }

    /// <summary>Ends them.</summary>
    /// <returns>Those that were ended.</returns>
    /// <inheritdoc cref="PlanAsync" path="/exception"/>
    /// <exception cref="RetentionException">A row or a key is left; or there is no key at all, and rows of months that are not due.</exception>
    public async Task<IReadOnlyList<EndedEpoch>> RunAsync(CancellationToken cancellation = default)
    {
        var planned = await PlanAsync(cancellation).ConfigureAwait(false);
        var areKeysLost = keys.Epochs().Count == 0;
        var ended = new List<EndedEpoch>();
        foreach (var epoch in planned)
        {
            // Keys that are not there at all are out of reach sooner than lost; what is due goes all the same.
            if (areKeysLost && epoch is { Cause: RetentionCause.Orphaned, Reached: null } && Epoch.DueAt(epoch.Epoch) > time.GetUtcNow())
            {
                throw new RetentionException(
                    "There is not one token key, and rows of months that are not due. Mount or restore the keys; where they are lost for good, "
                    + "the rows go when their months are due, or at the first run after a push made a new key.");
            }

            ended.Add(await EndAsync(epoch, cancellation).ConfigureAwait(false));
        }

        return ended;
    }

    private async Task<EndedEpoch> EndAsync(PlannedEpoch epoch, CancellationToken cancellation)
    {
        if (epoch.Reached is null)
        {
            await record.AddAsync(epoch.Epoch, epoch.Cause, RetentionStep.Begun, parcels: epoch.Parcels, rows: epoch.Rows).ConfigureAwait(false);
        }

        var frozen = epoch.IsToFreeze ? await FreezeAsync(epoch, cancellation).ConfigureAwait(false) : null;
        await DestroyKeyAsync(epoch, cancellation).ConfigureAwait(false);
        await DropAsync(epoch, cancellation).ConfigureAwait(false);
        await warehouse.Cells.RefreshAsync(cancellation).ConfigureAwait(false);
        await warehouse.ScanCells.RefreshAsync(cancellation).ConfigureAwait(false);
        await CheckAsync(epoch.Epoch, cancellation).ConfigureAwait(false);
        await record.AddAsync(epoch.Epoch, epoch.Cause, RetentionStep.Done).ConfigureAwait(false);
        return new EndedEpoch(epoch.Epoch, epoch.Cause, frozen, epoch.Rows);
    }

    private async Task<FrozenEpoch> FreezeAsync(PlannedEpoch epoch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var frozen = await warehouse.Epochs.FreezeAsync(epoch.Epoch, cancellation).ConfigureAwait(false);
        await record.AddAsync(epoch.Epoch, epoch.Cause, RetentionStep.Frozen, frozen.Cells, frozen.Parcels, frozen.LeftOut).ConfigureAwait(false);
        return frozen;
    }

    private async Task DestroyKeyAsync(PlannedEpoch epoch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (epoch.HasKey)
        {
            keys.Destroy(epoch.Epoch);
        }
        else if (epoch.Reached is RetentionStep.KeyDestroyed or RetentionStep.KeyMissing or RetentionStep.Dropped)
        {
            return;
        }

        // A run that was stopped behind the destruction finds no key of a month that was due with one.
        var step = epoch.HasKey || epoch.Cause == RetentionCause.Due ? RetentionStep.KeyDestroyed : RetentionStep.KeyMissing;
        await record.AddAsync(epoch.Epoch, epoch.Cause, step).ConfigureAwait(false);
    }

    private async Task DropAsync(PlannedEpoch epoch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (epoch.Rows > 0 || epoch.Reached != RetentionStep.Dropped)
        {
            await warehouse.Epochs.DropAsync(epoch.Epoch, cancellation).ConfigureAwait(false);
            await record.AddAsync(epoch.Epoch, epoch.Cause, RetentionStep.Dropped, rows: epoch.Rows).ConfigureAwait(false);
        }
    }

    private async Task CheckAsync(uint epoch, CancellationToken cancellation)
    {
        var rows = await warehouse.Epochs.CountLeftAsync(epoch, cancellation).ConfigureAwait(false);
        var hasKey = keys.Epochs().Contains(epoch);
        if (rows > 0 || hasKey)
        {
            throw new RetentionException(
                $"The month {epoch} was dropped, and there is something of it again: {rows} rows, {(hasKey ? "its key" : "no key")}. "
                + "Find out which process or restore writes it; the next run drops it.");
        }
    }
}

/// <summary>A month that was ended.</summary>
/// <param name="Epoch">The month, as yyyymm.</param>
/// <param name="Cause">Why.</param>
/// <param name="Frozen">What its parcels were frozen to by this run; null where there was nothing to freeze, or an earlier run had done it.</param>
/// <param name="Rows">Rows that were dropped.</param>
public sealed record EndedEpoch(uint Epoch, RetentionCause Cause, FrozenEpoch? Frozen, long Rows);
