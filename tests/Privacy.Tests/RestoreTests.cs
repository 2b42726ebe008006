using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Privacy.Tests;

/// <summary>Erased stays erased: in what is restored, whenever it was backed up.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private const string Number = "YY111111111AA";
    private const string Email = "jo@mail.test";

    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private Installed installed = null!;

    public async ValueTask InitializeAsync() => installed = await Installed.OpenAsync(now);

    public ValueTask DisposeAsync() => installed.DisposeAsync();

    [Fact]
    public async Task What_is_restored_tells_byte_for_byte_what_was_told_before()
    {
        await TakeAsync();
        await installed.Warehouse.ScanCells.RefreshAsync();
        var before = await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week);
        var scans = await installed.CountAsync("SELECT count() FROM scans");
        var release = Path.Combine("releases", "lanes-2026-08", "groups.csv.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(installed.Folder, release))!);
        await File.WriteAllTextAsync(Path.Combine(installed.Folder, release), "noise");

        var manifest = await installed.BackUpAsync("first");

        Assert.Equal((scans, 2L), (manifest.Rows["scans"], manifest.Rows["subjects"]));
        var restored = await RestoreAsync("first", [], "custody");
        Assert.Equal((false, 0), (restored.HasNewControl, restored.Dropped.Count));
        Assert.Equal(before, await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week));
        Assert.Equal("noise", await File.ReadAllTextAsync(Path.Combine(installed.Folder, release)));
        // It goes on where it was: what is told again is known.
        await TakeAsync();
        Assert.Equal(scans, await installed.CountAsync("SELECT count() FROM scans FINAL"));
    }

    [Fact]
    public async Task A_parcel_that_was_erased_after_the_backup_is_not_restored()
    {
        await TakeAsync();
        var sought = Sought();
        await installed.BackUpAsync("before");
        Assert.NotEmpty(installed.FilesWith(sought, installed.BackupOf("before")));
        await installed.AskAsync(RequestVerb.Erase, Subject());
        var after = await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week);

        var restored = await RestoreAsync("before", sought, "custody", "control");

        Assert.True(restored.HasNewControl);
        Assert.Equal(after, await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week));
    }

    [Fact]
    public async Task A_backup_made_after_an_erasure_holds_nothing_of_it_and_no_key()
    {
        await TakeAsync();
        var sought = Sought();
        await installed.AskAsync(RequestVerb.Erase, Subject());

        await installed.BackUpAsync("after");

        var backup = installed.BackupOf("after");
        Assert.Empty(installed.FilesWith(sought, backup));
        var keys = Directory.EnumerateFiles(Path.Combine(installed.Folder, "custody"), "*", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(line => line.Length > 20 && line[0] != '#').Select(line => Encoding.ASCII.GetBytes(line.Split(' ')[^1])).ToList();
        Assert.NotEmpty(keys);
        Assert.Empty(installed.FilesWith(keys, backup));
        Assert.All(Directory.EnumerateFileSystemEntries(backup, "*", SearchOption.AllDirectories).Append(backup), path =>
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
    }

    [Fact]
    public async Task Rows_of_months_without_keys_and_rows_that_no_journey_stands_for_are_not_restored()
    {
        await TakeAsync();
        var november = Sought();
        await installed.Warehouse.ClickHouse.ExecuteAsync(new Statement(
            "INSERT INTO scans SELECT * REPLACE (toFixedString('a stray of scans', 16) AS parcel, 202612 AS epoch) FROM scans LIMIT 1"));
        var december = now.AddDays(25);
        installed.Time.To(december);
        await installed.TakeAsync("17track", Told.Journey("ZZ000000019QQ", december, TimeSpan.FromHours(30)));
        installed.Keys.Destroy(202611);
        await installed.BackUpAsync("months");

        var restored = await RestoreAsync("months", [.. november, "a stray of scans"u8.ToArray()], "custody", "control");

        Assert.Equal([202611u], restored.Dropped.Select(epoch => epoch.Epoch));
        Assert.Equal(1, await installed.CountAsync("SELECT count() FROM journeys"));
        // November's are frozen: nobody can be told by them any more, and they still count.
        Assert.Equal((42, 41), (await installed.CountAsync("SELECT sum(parcels) FROM cells"), await installed.CountAsync("SELECT sum(parcels) FROM frozen_cells")));
    }

    private static SubjectReference[] Subject() => [new(ReferenceKind.Email, Email), new(ReferenceKind.TrackingNumber, Number)];

    private async Task TakeAsync()
    {
        await installed.TakeAsync("17track", Told.Journey(Number, now.AddDays(-3), TimeSpan.FromHours(50)).Select(told => told with { Email = Email }));
        await installed.TakeAsync("trackingmore", Enumerable.Range(0, 40).SelectMany(i => Told.Journey($"ZZ{i:00000000}QQ", now.AddDays(-6).AddHours(i), TimeSpan.FromHours(30 + i))));
    }

    private List<byte[]> Sought() =>
    [
        .. installed.Rights.Tokenise(Subject()).Tokens.Select(token => token.Token.ToString())
            .SelectMany(hex => new[] { Convert.FromHexString(hex), Encoding.ASCII.GetBytes(hex), Encoding.ASCII.GetBytes(hex.ToUpperInvariant()) }),
        .. new[] { Number, Email, Email.ToUpperInvariant() }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Restores to a new folder that has some of the old one's, where nothing may be found of what is gone, and goes on there.</summary>
    private async Task<Host.Backups.Restored> RestoreAsync(string name, IReadOnlyCollection<byte[]> gone, params string[] parts)
    {
        var folder = installed.NewFolder(parts);
        await installed.CloseAsync();
        var restored = await installed.RestoreAsync(name, folder);
        // Before it is opened, which would re-apply orders too.
        Assert.Empty(installed.FilesWith(gone, folder));
        await installed.MoveToAsync(folder);
        return restored;
    }
}
