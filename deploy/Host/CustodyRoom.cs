using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Custody.Watch;

namespace Analytics.Host;

/// <summary>The keys and the orders that stand, of an installation whose warehouse is open.</summary>
internal sealed class CustodyRoom(KeyRing keys, StandingOrders orders, PrivacyWatch watch, Warehouse.Warehouse warehouse, TimeProvider time) : IAsyncDisposable
{
    public KeyRing Keys => keys;

    public StandingOrders Orders => orders;

    public PrivacyWatch Watch => watch;

    /// <summary>What subjects may ask for.</summary>
    public ISubjectRights Rights { get; } = new SubjectRights(warehouse, orders, keys, time);

    /// <summary>What a run of the pipeline goes by that begins now; good until the keys change (<see cref="KeyRing.NextChange"/>).</summary>
    public PushCustody Present() => new(keys.Live(), orders, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) { Counts = watch.Counts };

    /// <summary>Opens the warehouse, and has it hold nothing against an order before anything is served from it.</summary>
    public static async Task<(Warehouse.Warehouse Warehouse, CustodyRoom Custody)> OpenWithWarehouseAsync(
        Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        var warehouse = await installation.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
        try
        {
            // Keys that cannot be had are told before anything is served.
            installation.Keys(time).Current();
            var custody = await installation.OpenCustodyAsync(warehouse, time, cancellation).ConfigureAwait(false);
            await custody.Orders.ReapplyAsync(cancellation).ConfigureAwait(false);
            return (warehouse, custody);
        }
        catch
        {
            await warehouse.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes down what was counted, and lets go of the control database.</summary>
    public async ValueTask DisposeAsync()
    {
        using (orders)
        using (watch)
        {
            await watch.WriteAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
