using Analytics.Control;
using Analytics.Releases;
using Analytics.Warehouse;

namespace Analytics.Host.Backups;

/// <summary>Makes a backup: <c>warehouse/</c>, <c>releases/</c>, <c>control.db</c> and <c>manifest.json</c> in a new folder. No key is in it.</summary>
/// <param name="warehouse">Embedded, and opened with the folder that backups are made in.</param>
/// <param name="shelf">The releases.</param>
/// <param name="control">Where control data is; what is in PostgreSQL is left to its own tools.</param>
/// <param name="time">Tells the time.</param>
internal sealed class BackupRun(Warehouse.Warehouse warehouse, ReleaseShelf shelf, ControlOptions control, TimeProvider time)
{
    public const string Warehouse = "warehouse";
    public const string Releases = "releases";
    public const string Control = "control.db";

    /// <summary>Makes it, whole or not at all.</summary>
    /// <param name="path">The folder to make.</param>
    /// <param name="cancellation">Gives up, and leaves nothing.</param>
    /// <exception cref="UsageException">There is something of this name.</exception>
    /// <exception cref="WarehouseException">The warehouse cannot be copied.</exception>
    /// <exception cref="ControlException">The control database cannot be copied.</exception>
    /// <exception cref="IOException">A file cannot be written or read again.</exception>
    public async Task<BackupManifest> MakeAsync(string path, CancellationToken cancellation)
    {
        using var folder = FolderInMaking.Begin(path);
        var begun = time.GetUtcNow();
        var rows = await WarehouseBackup.WriteAsync(warehouse, Path.Combine(folder.Path, Warehouse), cancellation).ConfigureAwait(false);
        shelf.CopyTo(new ReleaseShelf(Path.Combine(folder.Path, Releases)), cancellation);

        // After the warehouse: an order that was given in between is known to whoever restores what it is about.
        if (control.Folder is { Length: > 0 } there)
        {
            await ControlCopy.WriteAsync(there, Path.Combine(folder.Path, Control), cancellation).ConfigureAwait(false);
        }

        var manifest = new BackupManifest(Product.Version, WarehouseBackup.Schema, begun, rows, BackupManifest.Seal(folder.Path, cancellation));
        manifest.Write(folder.Path);
        folder.Finish();
        return manifest;
    }
}
