using System.CommandLine;
using System.Globalization;
using Analytics.Host.Backups;
using Analytics.Host.Reporting;
using Analytics.Releases;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics backup</c></summary>
internal static class BackupCommand
{
    private const string InUse = "The data folder is in use. The server that has it open makes backups itself where the configuration says where to (backup.to), daily unless backup.every says otherwise; 'analytics jobs run backup' has it make one now.";
    private const string OnServer = "The warehouse is on a ClickHouse server: back it up by its own BACKUP statement, and PostgreSQL by pg_dump. Orders of persons are re-applied whenever a process starts.";

    public static Command Create(TimeProvider time)
    {
        var to = new Option<string>("--to") { Description = "The folder to make. Must not be there yet.", HelpName = "DIR", Required = true };
        var installation = new InstallationOptions();
        var command = new Command(
            "backup",
            """
            Copy the warehouse and the control data of a data folder that no process has open into a new folder, whole or not at all. A running
            'analytics up' makes backups itself: see backup.to in the configuration.

            Keys are not in it, nor provider secrets and maps: keep custody/ and intake/ of the data folder apart from it, where the master key is
            kept. A backup with keys in it would outlive their destruction.

            Examples:
              analytics backup --to /mnt/backups/2026-11-08
              analytics restore /mnt/backups/2026-11-08 --data new-data
            """)
        { to };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(to));
            var opened = Embedded(installation.Of(parsed));
            opened.MustHaveData();
            var settings = opened.Settings with { Warehouse = opened.Settings.Warehouse with { BackupFolder = Path.GetDirectoryName(path) ?? path } };
            var (warehouse, custody) = await OpenAsync(new Installation(settings), time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            await using (custody.ConfigureAwait(false))
            {
                var made = await new BackupRun(warehouse, new ReleaseShelf(new DataFolder(settings.Data).Releases), settings.Web.Control, time).MakeAsync(path, cancellation).ConfigureAwait(false);
                await Console.Out.WriteLineAsync(Tell(made, path, settings.Web.Control.Folder is null)).ConfigureAwait(false);
                return ExitCode.Done;
            }
        }));
        return command;
    }

    /// <exception cref="UsageException">It is on a server.</exception>
    public static Installation Embedded(Installation installation) =>
        installation.Settings.Warehouse.Server is null ? installation : throw new UsageException(OnServer);

    private static string Tell(BackupManifest made, string path, bool isControlElsewhere) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {path}: {Figures.Count(made.Rows.Values.Sum())} rows of {made.Rows.Count} tables, {made.Files.Sum(file => file.Bytes) / 1048576.0:0.0} MiB.
        {(isControlElsewhere ? "Control data is in PostgreSQL and not in it: back that up by pg_dump.\n" : "")}Keys are not in it: without custody/ of the data folder no parcel in it can be continued or erased. Keep that apart.
        """);

    private static async Task<(Warehouse.Warehouse, CustodyRoom)> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await CustodyRoom.OpenWithWarehouseAsync(installation, time, cancellation).ConfigureAwait(false);
        }
        catch (WarehouseException e) when (e.Fault == WarehouseFault.FolderInUse)
        {
            throw new UsageException(InUse);
        }
    }
}
