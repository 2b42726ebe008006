using Analytics.Host.Backups;
using Analytics.Host.Configuration;
using Analytics.Jobs;

namespace Analytics.Host.Jobs;

/// <summary>Makes a backup, and deletes those that are too many or too old.</summary>
internal sealed class BackupJob(BackupRun backup, BackupSettings settings, TimeProvider time) : IScheduledJob
{
    private readonly BackupShelf shelf = new(Path.GetFullPath(settings.To), settings.Keep);

    public string Name => "backup";

    public string Does => "Makes a backup of the warehouse and the control data, and deletes old ones.";

    public TimeSpan Interval => settings.Every;

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        try
        {
            // Before it too: where none can be made, what is too old goes all the same.
            var deleted = shelf.Clear(time.GetUtcNow());
            var path = shelf.PathOf(time.GetUtcNow());
            await backup.MakeAsync(path, cancellation).ConfigureAwait(false);
            deleted += shelf.Clear(time.GetUtcNow());
            return $"made: {Path.GetFileName(path)}, deleted: {deleted}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UsageException)
        {
            throw new JobFailedException(e.Message, e);
        }
    });
}
