using Analytics.Host.Backups;

namespace Analytics.Host.Tests.Backups;

public sealed class BackupShelfTests : IDisposable
{
    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-shelf-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_latest_are_kept_and_none_for_longer_than_180_days_and_nothing_else_is_touched()
    {
        var shelf = new BackupShelf(folder, keep: 3);
        string[] foreign = ["analytics-of-mine", "analytics-20261110", "analytics-of-mine.partial"];
        foreach (var path in new[] { 0, 1, 2, 3, 179, 180, 181 }.Select(days => shelf.PathOf(now.AddDays(-days))).Concat(foreign.Select(In)).Append(shelf.PathOf(now) + FolderInMaking.Suffix))
        {
            Directory.CreateDirectory(Path.Combine(path, "warehouse"));
        }

        Assert.Equal(4, shelf.Clear(now));
        Assert.Equal(new[] { 0, 1, 2 }.Select(days => shelf.PathOf(now.AddDays(-days))).Concat(foreign.Select(In)).Order(), Directory.EnumerateDirectories(folder).Order());

        Assert.Equal(2, new BackupShelf(folder, keep: 3).Clear(now.AddDays(179)));
        Assert.Equal([shelf.PathOf(now)], Directory.EnumerateDirectories(folder, "analytics-????????T*"));
    }

    private string In(string name) => Path.Combine(folder, name);
}
