using Analytics.Releases;
using Analytics.Warehouse;

namespace Analytics.Host.Releasing;

/// <summary>Releases of an installation whose warehouse is open.</summary>
internal sealed class ReleaseRoom : IDisposable
{
    private readonly SigningKey key;

    private ReleaseRoom(Ledger ledger, SigningKey key, Installation installation, Warehouse.Warehouse warehouse, TimeProvider time)
    {
        (Ledger, this.key) = (ledger, key);
        var (rows, options) = (warehouse.ClickHouse.For(Purposes.Sale), installation.Settings.Releases.ToOptions());
        Planner = new ReleasePlanner(rows, ledger, options);
        Build = new ReleaseBuild(
            rows, new SaleWindows(warehouse.ClickHouse), warehouse.ClickHouse, ledger, new ReleaseShelf(installation.Folder.Releases),
            new ReleaseSeal(installation.Settings.Releases.ToPublisher(), key), options, time);
    }

    public Ledger Ledger { get; }

    public ReleasePlanner Planner { get; }

    public ReleaseBuild Build { get; }

    /// <exception cref="SigningKeyException">The key that certificates are signed with cannot be used.</exception>
    /// <exception cref="Control.ControlException">The control database cannot be used.</exception>
    public static async Task<ReleaseRoom> OpenAsync(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time, CancellationToken cancellation)
    {
        var ledger = await Ledger.OpenAsync(installation.Settings.Web.Control, time, cancellation).ConfigureAwait(false);
        try
        {
            return new ReleaseRoom(ledger, SigningKey.Open(installation.Folder.SigningKey), installation, warehouse, time);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Build.Dispose();
        key.Dispose();
        Ledger.Dispose();
    }
}
