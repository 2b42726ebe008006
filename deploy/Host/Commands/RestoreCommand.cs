using System.CommandLine;
using System.Globalization;
using Analytics.Host.Backups;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics restore</c></summary>
internal static class RestoreCommand
{
    public static Command Create(TimeProvider time)
    {
        var backup = new Argument<string>("DIR") { Description = "A folder that 'analytics backup', or the job backup, has made." };
        var installation = new InstallationOptions();
        var command = new Command(
            "restore",
            """
            Restore a backup into a data folder that holds no warehouse. Every file is held against the backup's manifest first. What persons have
            had erased, restricted or objected to since is done again before anything can be served; stopped at any point, the folder is as before.

            The keys must be there already: put custody/ of the old folder into the new one first. Rows of months whose keys are gone are dropped.
            Control data that is there already is newer and stays; put control/ of the old folder there too if you have it, for the orders given
            and the API keys revoked since the backup. Otherwise that of the backup is taken.

            Example:
              analytics restore /mnt/backups/2026-11-08 --data new-data
            """)
        { backup };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var opened = BackupCommand.Embedded(installation.Of(parsed));
            var restored = await new RestoreRun(opened, time).RunAsync(parsed.GetRequiredValue(backup), cancellation).ConfigureAwait(false);
            foreach (var epoch in restored.Dropped)
            {
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The month {epoch.Epoch} is over or has no key here: {Figures.Count(epoch.Rows)} rows were dropped; what could be frozen of it is in the cells.")).ConfigureAwait(false);
            }

            await Console.Out.WriteLineAsync(
                restored.HasNewControl
                    ? "The control data that was there stays."
                    : "Control data is that of the backup: API keys revoked since are good again ('analytics keys list'), orders of persons given since are to be given again, and releases charged since are forgotten: build no window again that was released.").ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"Restored to {opened.Folder.Path}, as of {Figures.Time(restored.Manifest.MadeAt)} UTC. Orders of persons were re-applied.").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
