using Analytics.Control;
using Analytics.Support.Requests;

namespace Analytics.Releases.Tests;

public sealed class SqlitePartnerBookTests : PartnerBookCases, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-partners-");

    public void Dispose() => folder.Delete(recursive: true);

    protected override Task<ControlOptions> NewControlAsync() => Task.FromResult(new ControlOptions { Folder = folder.FullName });

    [Fact]
    public async Task A_last_window_before_the_first_is_refused()
    {
        using var book = await PartnerBook.OpenAsync(await NewControlAsync(), new SettableTime(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)));

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => book.GrantAsync("aaaa", "lanes", new Window(2026, 8), new Window(2026, 7)));

        Assert.Equal("The last window, 2026-07, is before the first, 2026-08.", refused.Message);
        Assert.Empty(await book.EntitlementsAsync());
    }
}
