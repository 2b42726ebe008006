using System.Security.Cryptography;
using Analytics.Control;
using Analytics.Support.Requests;

namespace Analytics.Releases.Tests;

public sealed class PartnerShelfTests : IAsyncLifetime
{
    private static readonly Buyer partner = new("aaaa", HasAll: false);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-shelf-");
    private readonly SettableTime clock = new(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
    private ReleaseMaker maker = null!;
    private PartnerBook book = null!;
    private PartnerShelf shelf = null!;

    public async ValueTask InitializeAsync()
    {
        var control = new ControlOptions { Folder = Path.Combine(home.FullName, "control") };
        maker = await ReleaseMaker.OpenAsync(control, Path.Combine(home.FullName, "releases"), clock);
        book = await PartnerBook.OpenAsync(control, clock);
        shelf = new PartnerShelf(book, maker.Ledger, maker.Shelf);
    }

    public ValueTask DisposeAsync()
    {
        book.Dispose();
        maker.Dispose();
        home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("2026-08", null, "2026-08 2026-09 2026-10")]
    [InlineData("2026-09", null, "2026-09 2026-10")]
    [InlineData("2026-08", "2026-09", "2026-08 2026-09")]
    [InlineData("2026-09", "2026-09", "2026-09")]
    [InlineData("2026-11", null, "")]
    public async Task A_partner_has_the_published_releases_of_the_windows_that_it_bought(string from, string? to, string windows)
    {
        foreach (var window in new[] { "2026-10", "2026-08", "2026-09" })
        {
            await maker.MakeAsync(window);
            await maker.MakeAsync(window, "not-bought");
        }

        await maker.MakeAsync("2026-12", isPublished: false);
        await book.GrantAsync(partner.Key, ReleaseMaker.Dataset, ReleaseMaker.Month(from), to is null ? null : ReleaseMaker.Month(to));

        var dataset = Assert.Single(await shelf.DatasetsAsync(partner));
        Assert.Equal(windows, string.Join(' ', dataset.Published.Select(release => release.Window)));
        Assert.Null(await shelf.FindAsync(partner, "not-bought"));
        Assert.Empty(await shelf.DatasetsAsync(new Buyer("bbbb", HasAll: false)));
        Assert.Equal(2, (await shelf.DatasetsAsync(new Buyer("bbbb", HasAll: true))).Count);
    }

    [Fact]
    public async Task The_version_grows_with_every_change_of_what_can_be_fetched()
    {
        var versions = new List<long>();
        await maker.MakeAsync("2026-08");
        await maker.MakeAsync("2026-11");
        await book.GrantAsync(partner.Key, ReleaseMaker.Dataset, new Window(2026, 8), new Window(2026, 10));
        await NoteAsync();
        await maker.MakeAsync("2026-09");
        await NoteAsync();
        await maker.WithdrawAsync("2026-08", "wrong lanes");
        await NoteAsync();
        await book.GrantAsync(partner.Key, ReleaseMaker.Dataset, new Window(2026, 11), null);
        await NoteAsync();
        await book.RevokeAsync(partner.Key, ReleaseMaker.Dataset);
        await book.GrantAsync(partner.Key, ReleaseMaker.Dataset, new Window(2026, 9), new Window(2026, 9));
        await NoteAsync();

        Assert.Equal([1, 2, 3, 5, 8], versions);

        async Task NoteAsync() => versions.Add((await shelf.FindAsync(partner, ReleaseMaker.Dataset))!.Version);
    }

    [Fact]
    public async Task A_withdrawn_release_is_told_of_with_its_reason_and_cannot_be_fetched()
    {
        await maker.MakeAsync("2026-08");
        await maker.WithdrawAsync("2026-08", "wrong lanes");
        await book.GrantAsync(partner.Key, ReleaseMaker.Dataset, new Window(2026, 8), null);

        var dataset = await shelf.FindAsync(partner, ReleaseMaker.Dataset);

        Assert.Empty(dataset!.Published);
        Assert.Equal("wrong lanes", PartnerDataset.ReasonOf(Assert.Single(dataset.Releases)));
    }

    [Fact]
    public async Task The_files_that_the_certificate_lists_are_told_with_length_hash_and_type_and_no_others()
    {
        var folder = await maker.MakeAsync("2026-08");
        await File.WriteAllTextAsync(Path.Combine(folder, "left-behind.json"), "{}");

        var files = (await shelf.OpenAsync((await maker.Ledger.ReleasesAsync()).Single())).Files;

        Assert.Equal(
            [("certificate.json", "application/json"), ("groups.csv.gz", "application/gzip"), ("groups.parquet", "application/vnd.apache.parquet")],
            files.Select(file => (file.Name, file.MediaType)));
        var groups = ReleaseMaker.Bytes("carrier-lane-2026-08", 1000);
        Assert.Equal((1000, Convert.ToHexStringLower(SHA256.HashData(groups))), (files[2].Bytes, files[2].Sha256));
    }

    [Theory]
    [InlineData("certificate.json")]
    [InlineData("groups.parquet")]
    public async Task Files_that_are_gone_or_others_than_were_built_or_links_are_refused(string name)
    {
        var folder = await maker.MakeAsync("2026-08");
        var (release, path) = ((await maker.Ledger.ReleasesAsync()).Single(), Path.Combine(folder, name));
        var copy = Path.Combine(home.FullName, "copy");
        File.Copy(path, copy);

        File.Delete(path);
        await MustRefuseAsync();
        await File.WriteAllTextAsync(path, "{}");
        await MustRefuseAsync();
        File.Delete(path);
        File.CreateSymbolicLink(path, copy);
        await MustRefuseAsync();
        File.Delete(path);
        File.Copy(copy, path);
        Assert.Equal(3, (await shelf.OpenAsync(release)).Files.Count);

        async Task MustRefuseAsync() => Assert.Contains(
            $"not those that were built: {name} is", (await Assert.ThrowsAsync<ReleaseException>(() => shelf.OpenAsync(release))).Message, StringComparison.Ordinal);
    }
}
