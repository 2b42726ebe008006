using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Linking;

/// <summary>
/// The parcels of earlier epochs whose keys live: a parcel keeps the epoch in which it was first seen. Most parcels are new, and a filter in
/// memory tells so; the rest are looked up in the warehouse, a batch at a time.
/// </summary>
internal sealed class EarlierParcels
{
    private readonly KnownParcels? parcels;
    private readonly TokenFilter?[] filters;

    /// <summary>Where there is no earlier epoch.</summary>
    public static EarlierParcels None { get; } = new(null, [null]);

    /// <param name="parcels">Where they are looked up.</param>
    /// <param name="filters">For each live epoch what is in it; null for any parcel.</param>
    internal EarlierParcels(KnownParcels? parcels, TokenFilter?[] filters) => (this.parcels, this.filters) = (parcels, filters);

    /// <summary>Makes the filters anew from what is in the warehouse.</summary>
    public static async ValueTask<EarlierParcels> ReadAsync(IClickHouse clickHouse, LiveKeys keys, CancellationToken cancellation)
    {
        var parcels = new KnownParcels(clickHouse);
        var filters = new TokenFilter?[keys.Epochs.Count];
        for (var i = 1; i < filters.Length; i++)
        {
            // Another process may still be writing parcels of the epoch before: until it has, any may be there.
            filters[i] = keys.IsTurning && i == 1 ? null : await FilterOf(parcels, keys.Epochs[i].Epoch, cancellation).ConfigureAwait(false);
        }

        return new EarlierParcels(parcels, filters);
    }

    /// <summary>False when there is certainly no such parcel.</summary>
    /// <param name="epoch">The place of its epoch among the live ones; not that of the present.</param>
    /// <param name="token">The parcel's token in that epoch.</param>
    public bool MayHold(int epoch, Token token) => filters[epoch]?.MayContain(token) ?? true;

    /// <summary>Those of some parcels that the warehouse knows, and perhaps others.</summary>
    public async ValueTask<IReadOnlySet<KnownParcel>> FindAsync(IReadOnlyCollection<KnownParcel> candidates, CancellationToken cancellation)
    {
        var found = new HashSet<KnownParcel>();
        if (parcels is not null)
        {
            await foreach (var parcel in parcels.FindAsync(candidates, cancellation).ConfigureAwait(false))
            {
                found.Add(parcel);
            }
        }

        return found;
    }

    private static async ValueTask<TokenFilter> FilterOf(KnownParcels parcels, uint epoch, CancellationToken cancellation)
    {
        var filter = new TokenFilter(await parcels.CountAsync(epoch, cancellation).ConfigureAwait(false));
        await foreach (var parcel in parcels.ListAsync(epoch, cancellation).ConfigureAwait(false))
        {
            filter.Add(Token.Of(parcel.Token));
        }

        return filter;
    }
}
