using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Host;
using Analytics.Host.Backups;
using Analytics.Releases;

namespace Analytics.Privacy.Tests;

/// <summary>A backup is whole or not there, and so is what is restored.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private Installed installed = null!;

    public async ValueTask InitializeAsync()
    {
        installed = await Installed.OpenAsync(now);
        await installed.TakeAsync("17track", Told.Journey("YY111111111AA", now.AddDays(-3), TimeSpan.FromHours(50)));
    }

    public ValueTask DisposeAsync() => installed.DisposeAsync();

    [Fact]
    public async Task A_backup_that_fails_or_is_stopped_half_way_leaves_nothing_and_what_a_kill_left_is_no_backup()
    {
        var broken = Directory.CreateDirectory(Path.Combine(installed.Folder, "broken")).FullName;
        await File.WriteAllTextAsync(ControlCopy.FileIn(broken), "no database, whatever it is named", TestContext.Current.CancellationToken);
        var run = new BackupRun(installed.Warehouse, new ReleaseShelf(Path.Combine(installed.Folder, "releases")), new ControlOptions { Folder = broken }, installed.Time);
        await Assert.ThrowsAsync<ControlException>(() => run.MakeAsync(installed.BackupOf("broken"), CancellationToken.None));
        Assert.Empty(Directory.EnumerateFileSystemEntries(installed.Backups));

        var killed = FolderInMaking.Begin(installed.BackupOf("broken"));
        await File.WriteAllTextAsync(Path.Combine(killed.Path, "half"), "a file", TestContext.Current.CancellationToken);
        Assert.Contains("is no backup", Assert.Throws<UsageException>(() => BackupManifest.Check(killed.Path, CancellationToken.None)).Message, StringComparison.Ordinal);
        await installed.BackUpAsync("broken");
        Assert.Equal([installed.BackupOf("broken")], Directory.EnumerateFileSystemEntries(installed.Backups));
        Assert.NotEmpty(BackupManifest.Check(installed.BackupOf("broken"), CancellationToken.None).Files);

        await Assert.ThrowsAsync<UsageException>(() => installed.BackUpAsync("broken"));
    }

    [Fact]
    public async Task A_backup_with_a_file_changed_missing_or_too_many_is_refused_by_its_name_and_nothing_is_touched()
    {
        var files = (await installed.BackUpAsync("damaged")).Files;
        var changed = files.First(file => file.Path.EndsWith("data.bin", StringComparison.Ordinal));
        var folder = installed.NewFolder("custody");
        await installed.CloseAsync();
        var before = Restoring.ContentsOf(folder);

        var path = Path.Combine(installed.BackupOf("damaged"), changed.Path);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.Contains($"{changed.Path} is not as it was backed up", await RefusedAsync("damaged", folder), StringComparison.Ordinal);

        File.Delete(path);
        Assert.Contains($"{changed.Path} is missing", await RefusedAsync("damaged", folder), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(installed.BackupOf("damaged"), "more"), "a file", TestContext.Current.CancellationToken);
        Assert.Contains("more was not in the backup", await RefusedAsync("damaged", folder), StringComparison.Ordinal);

        Assert.Equal(before, Restoring.ContentsOf(folder));
        await installed.OpenAsync();
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_warehouse_or_without_keys_and_a_restore_that_fails_half_way_leaves_the_folder_as_it_was()
    {
        await installed.BackUpAsync("good");
        var (keyless, wrong) = (installed.NewFolder("control"), installed.NewFolder("custody"));
        await installed.CloseAsync();

        var before = Restoring.ContentsOf(installed.Folder);
        Assert.Contains("nothing is restored over one", (await Assert.ThrowsAsync<UsageException>(() => installed.RestoreAsync("good", installed.Folder))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Restoring.ContentsOf(installed.Folder));
        Assert.Contains("no token keys", (await Assert.ThrowsAsync<UsageException>(() => installed.RestoreAsync("good", keyless))).Message, StringComparison.Ordinal);

        // Keys that cannot be read are found out when the warehouse has been made already.
        await File.WriteAllTextAsync(Path.Combine(wrong, "custody", "epoch-keys", "202611"), "no key", TestContext.Current.CancellationToken);
        before = Restoring.ContentsOf(wrong);
        await Assert.ThrowsAsync<KeyFileException>(() => installed.RestoreAsync("good", wrong));
        Assert.Equal(before, Restoring.ContentsOf(wrong));
        await installed.OpenAsync();
    }

    private async Task<string> RefusedAsync(string name, string folder) =>
        (await Assert.ThrowsAsync<BackupException>(() => installed.RestoreAsync(name, folder))).Message;
}
