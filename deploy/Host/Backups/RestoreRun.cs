using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Custody.Tokens;
using Analytics.Releases;
using Analytics.Warehouse;

namespace Analytics.Host.Backups;

/// <summary>What came of a restore.</summary>
/// <param name="Manifest">The backup.</param>
/// <param name="HasNewControl">Whether control data was there already, and stayed.</param>
/// <param name="Dropped">Months that were due or that there are no keys of, with the rows that were dropped.</param>
internal sealed record Restored(BackupManifest Manifest, bool HasNewControl, IReadOnlyList<EpochContents> Dropped);

/// <summary>
/// Puts a backup in the place of a warehouse that is not there. It is made ready in a folder of its own, orders re-applied and all, and moved
/// to its place at the end, control data first: nothing is served before, and stopped at any point there is no warehouse.
/// </summary>
/// <param name="installation">Where to.</param>
/// <param name="time">Tells the time.</param>
internal sealed class RestoreRun(Installation installation, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string data = installation.Folder.Path;

    private string Target => Path.Combine(data, "warehouse");

    private string Staging => Path.Combine(data, "restore" + FolderInMaking.Suffix);

    private string? Control => installation.Settings.Web.Control.Folder;

    /// <exception cref="UsageException">The backup is none or of a newer version, there is a warehouse, or there are no keys.</exception>
    /// <exception cref="BackupException">The backup is damaged.</exception>
    /// <exception cref="WarehouseException">The engine failed.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    /// <exception cref="KeyFileException">Keys are there and cannot be read.</exception>
    public async Task<Restored> RunAsync(string backup, CancellationToken cancellation)
    {
        backup = Path.GetFullPath(backup);
        var manifest = BackupManifest.Check(backup, cancellation);
        MustFit(manifest);
        var hasControl = Control is null || File.Exists(ControlCopy.FileIn(Control));
        try
        {
            MakeStaging();
            var dropped = await PrepareAsync(backup, hasControl, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            new ReleaseShelf(Path.Combine(backup, BackupRun.Releases)).CopyTo(new ReleaseShelf(installation.Folder.Releases), cancellation);
            if (!hasControl)
            {
                await PlaceControlAsync(cancellation).ConfigureAwait(false);
            }

            Directory.Move(Path.Combine(Staging, "warehouse"), Target);
            return new Restored(manifest, hasControl, dropped);
        }
        finally
        {
            RemoveStaging();
        }
    }

    private void MustFit(BackupManifest manifest)
    {
        if (manifest.Schema > WarehouseBackup.Schema)
        {
            throw new UsageException($"The backup was made by version {manifest.Version}; this is version {Product.Version}. Update to {manifest.Version} or later.");
        }

        if (Path.Exists(Target))
        {
            throw new UsageException($"There is a warehouse in {data}, and nothing is restored over one. Stop what uses it and move {Target} away, or name another folder with --data.");
        }

        if (installation.Keys(time).Epochs().Count == 0)
        {
            throw new UsageException($"There are no token keys in {data}. Put the folder custody there first: a backup holds no key, and without them its parcels could be neither continued nor erased.");
        }

        if (EmbeddedProbe.IsInUse(Staging))
        {
            throw new UsageException($"Another process is restoring into {data}. Wait for it, or stop it.");
        }
    }

    private async Task<IReadOnlyList<EpochContents>> PrepareAsync(string backup, bool hasControl, CancellationToken cancellation)
    {
        var options = installation.Settings.Warehouse with { DataFolder = Staging, BackupFolder = backup };
        await WarehouseBackup.ReadAsync(Path.Combine(backup, BackupRun.Warehouse), options, cancellation).ConfigureAwait(false);
        var settings = installation.Settings with { Warehouse = options };
        if (!hasControl)
        {
            var own = Path.Combine(Staging, "control");
            Copy(Path.Combine(backup, BackupRun.Control), own);
            settings = settings with { Web = settings.Web with { Control = settings.Web.Control with { Folder = own } } };
        }

        // Orders that stand are re-applied as it is opened; the present month gets keys then, whether it had any or not.
        var keys = installation.Keys(time).Epochs();
        var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(new Installation(settings), time, cancellation).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        await using (custody.ConfigureAwait(false))
        {
            await StrayRows.DeleteAsync(warehouse, cancellation).ConfigureAwait(false);
            var dropped = await EndMonthsAsync(warehouse, custody, settings.Web.Control, keys, cancellation).ConfigureAwait(false);
            await warehouse.Cells.RefreshAsync(cancellation).ConfigureAwait(false);
            await warehouse.ScanCells.RefreshAsync(cancellation).ConfigureAwait(false);
            return dropped;
        }
    }

    // Months that are due, and those without keys: their parcels are frozen to cells, and their rows dropped. Of the present month the cells are
    // not complete, so that nothing is frozen of it.
    private async Task<IReadOnlyList<EpochContents>> EndMonthsAsync(
        Warehouse.Warehouse warehouse, CustodyRoom custody, ControlOptions control, IReadOnlyList<uint> keys, CancellationToken cancellation)
    {
        var restored = await warehouse.Epochs.StateAsync(cancellation).ConfigureAwait(false);
        var present = Epoch.Of(time.GetUtcNow());
        if (!keys.Contains(present) && restored.Any(epoch => epoch.Epoch == present && epoch.Rows > 0))
        {
            await warehouse.Epochs.DropAsync(present, cancellation).ConfigureAwait(false);
        }

        using var record = await RetentionRecord.OpenAsync(control, time, cancellation).ConfigureAwait(false);
        await new RetentionRun(warehouse, custody.Keys, record, time).RunAsync(cancellation).ConfigureAwait(false);
        var left = (await warehouse.Epochs.StateAsync(cancellation).ConfigureAwait(false)).Where(epoch => epoch.Rows > 0).Select(epoch => epoch.Epoch).ToHashSet();
        return [.. restored.Where(epoch => epoch.Rows > 0 && !left.Contains(epoch.Epoch))];
    }

    // As it stands after the months were ended: their record is in it.
    private async Task PlaceControlAsync(CancellationToken cancellation)
    {
        var file = ControlCopy.FileIn(Control!);
        Directory.CreateDirectory(Control!, OwnerOnly);
        File.Delete(file + FolderInMaking.Suffix);
        if (await ControlCopy.WriteAsync(Path.Combine(Staging, "control"), file + FolderInMaking.Suffix, cancellation).ConfigureAwait(false))
        {
            File.Move(file + FolderInMaking.Suffix, file);
        }
    }

    private static void Copy(string file, string folder)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        if (File.Exists(file))
        {
            File.Copy(file, ControlCopy.FileIn(folder));
        }
    }

    private void MakeStaging()
    {
        RemoveStaging();
        Directory.CreateDirectory(Staging, OwnerOnly);
    }

    private void RemoveStaging()
    {
        if (Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }
    }
}
