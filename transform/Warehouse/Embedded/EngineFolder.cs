using System.Globalization;

namespace Analytics.Warehouse.Embedded;

/// <summary>
/// The folder of the embedded warehouse: <c>warehouse</c> in the data folder holds the engine's files, <c>spool</c> beside it results
/// on their way out. Both are closed to other users.
/// </summary>
internal sealed class EngineFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // EAGAIN: the lock is another's.
    private const int LockedElsewhere = 11;

    private readonly string status;

    public EngineFolder(string dataFolder)
    {
        DataFolder = Path.GetFullPath(dataFolder);
        Engine = Path.Combine(DataFolder, "warehouse");
        Spool = Path.Combine(DataFolder, "spool");

        // The engine holds a lock on this file for as long as it runs.
        status = Path.Combine(Engine, "status");
    }

    public string DataFolder { get; }

    public string Engine { get; }

    public string Spool { get; }

    /// <summary>Makes the folders where they are missing, and sees to it that no other process has them open.</summary>
    /// <exception cref="WarehouseException"><see cref="WarehouseFault.FolderInUse"/>, <see cref="WarehouseFault.FolderUnusable"/> or <see cref="WarehouseFault.DiskFull"/>.</exception>
    public void Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The embedded ClickHouse runs on Linux.");
        }

        try
        {
            Directory.CreateDirectory(DataFolder, OwnerOnly);
            Directory.CreateDirectory(Engine, OwnerOnly);
            ThrowIfLocked();
            Directory.CreateDirectory(Spool, OwnerOnly);

            // What a crash left behind.
            foreach (var file in Directory.EnumerateFiles(Spool))
            {
                File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IsDiskFull(e) ? DiskFull(e) : Unusable(e.Message, e);
        }
    }

    /// <summary>Why the engine would not start in this folder. It gives no reason to its caller.</summary>
    public WarehouseException WhyNotOpened()
    {
        try
        {
            ThrowIfLocked();
        }
        catch (WarehouseException locked)
        {
            return locked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(e.Message, e);
        }

        return FreeBytes < 1 << 20 ? DiskFull() : Unusable("the engine cannot read it; its own words stand on standard error");
    }

    public WarehouseException Explain(EngineError error) => error.Fault switch
    {
        WarehouseFault.DiskFull => DiskFull(code: error.Code),
        WarehouseFault.FolderUnusable => Unusable($"ClickHouse error {error.Code.ToString(CultureInfo.InvariantCulture)} {error.Name}", code: error.Code),
        _ => error.ToException(),
    };

    private static bool IsDiskFull(Exception e) => e.HResult is 28 or 122;

    private long FreeBytes => new DriveInfo(Engine).AvailableFreeSpace;

    /// <summary>Whether a process has the engine's files open; makes none.</summary>
    public bool IsInUse
    {
        get
        {
            try
            {
                // Shared: it stands in the way of no other that only looks.
                using var free = File.Exists(status) ? new FileStream(status, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
                return false;
            }
            catch (IOException e) when (e.HResult == LockedElsewhere)
            {
                return true;
            }
        }
    }

    private void ThrowIfLocked()
    {
        try
        {
            using var free = new FileStream(status, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == LockedElsewhere)
        {
            throw new WarehouseException(
                WarehouseFault.FolderInUse,
                $"The data folder {DataFolder} is open in another analytics process. Stop that one, or name another folder with --data.",
                inner: e);
        }
    }

    private WarehouseException DiskFull(Exception? inner = null, int code = 0) => new(
        WarehouseFault.DiskFull,
        string.Create(CultureInfo.InvariantCulture, $"The disk of {DataFolder} is full: {FreeBytes / 1048576.0:F1} MiB are free. ")
            + "Nothing that was stored is lost. Make room, then run the same again with --resume.",
        code,
        inner);

    private WarehouseException Unusable(string why, Exception? inner = null, int code = 0) =>
        new(WarehouseFault.FolderUnusable, $"The data folder {DataFolder} cannot be used: {why}.", code, inner);
}
