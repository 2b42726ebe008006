using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Retention;

/// <summary>How it stands with a month: what is kept of it, and for how long.</summary>
/// <param name="Epoch">The month, as yyyymm.</param>
/// <param name="FirstDay">The day from which on its life is counted (UTC).</param>
/// <param name="Key">How it stands with its key.</param>
/// <param name="LinkedUntil">Until when its parcels are known by their tokens; null where there is no key.</param>
/// <param name="DaysLeft">Whole days until nothing of it may be left; null when nothing is, negative when it is too late.</param>
/// <param name="Parcels">Parcels that are there.</param>
/// <param name="Rows">Rows with a token.</param>
/// <param name="Bytes">What they take on the disk.</param>
/// <param name="FrozenCells">Cells that its parcels were frozen to.</param>
/// <param name="FrozenParcels">Parcels in them.</param>
public sealed record EpochStatus(
    uint Epoch, DateOnly FirstDay, EpochKeyState Key, DateTimeOffset? LinkedUntil, int? DaysLeft,
    long Parcels, long Rows, long Bytes, long FrozenCells, long FrozenParcels);

/// <summary>How it stands with a key.</summary>
public enum EpochKeyState
{
    /// <summary>Tokens are made under it.</summary>
    Live,

    /// <summary>Parcels from before are known by it.</summary>
    Linked,

    /// <summary>It is used for nothing any more, and destroyed by the next run, or the one after it.</summary>
    Due,

    /// <summary>It is destroyed.</summary>
    Destroyed,

    /// <summary>There is none, and no record of its destruction.</summary>
    Missing,
}

/// <summary>Tells how it stands with all months.</summary>
public static class RetentionStatus
{
    /// <summary>Every month that there is a row, a frozen cell, a key or a record of, the oldest first.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    /// <exception cref="ControlException">The control database failed.</exception>
    /// <exception cref="KeyFileException">The keys cannot be listed.</exception>
    public static async Task<IReadOnlyList<EpochStatus>> ReadAsync(
        Warehouse.Warehouse warehouse, IEpochKeyStore keys, RetentionRecord record, TimeProvider time, CancellationToken cancellation = default)
    {
        var stored = (await warehouse.Epochs.StateAsync(cancellation).ConfigureAwait(false)).ToDictionary(epoch => epoch.Epoch);
        var made = keys.Epochs();
        var steps = (await record.ReadAsync(cancellation).ConfigureAwait(false)).ToLookup(entry => entry.Epoch);
        return [.. stored.Keys.Union(made).Union(steps.Select(epoch => epoch.Key)).Order().Select(epoch => Of(
            epoch, stored.GetValueOrDefault(epoch), made.Contains(epoch), steps[epoch].Any(entry => entry.Step == RetentionStep.KeyDestroyed), time.GetUtcNow()))];
    }

    private static EpochStatus Of(uint epoch, EpochContents? stored, bool hasKey, bool isDestroyed, DateTimeOffset now) => new(
        epoch,
        DateOnly.FromDateTime(Epoch.Start(epoch).UtcDateTime),
        hasKey ? StateAt(epoch, now) : isDestroyed ? EpochKeyState.Destroyed : EpochKeyState.Missing,
        hasKey ? Epoch.LinkedUntil(epoch) : null,
        hasKey || stored?.Rows > 0 ? (int)Math.Floor((Epoch.Limit(epoch) - now).TotalDays) : null,
        stored?.Parcels ?? 0,
        stored?.Rows ?? 0,
        stored?.Bytes ?? 0,
        stored?.FrozenCells ?? 0,
        stored?.FrozenParcels ?? 0);

    private static EpochKeyState StateAt(uint epoch, DateTimeOffset now) =>
        now < Epoch.End(epoch) ? EpochKeyState.Live : now < Epoch.LinkedUntil(epoch) ? EpochKeyState.Linked : EpochKeyState.Due;
}
