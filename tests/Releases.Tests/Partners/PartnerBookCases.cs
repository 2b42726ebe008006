using Analytics.Control;
using Analytics.Support.Requests;

namespace Analytics.Releases.Tests;

/// <summary>The book of partners, the same on every control database.</summary>
public abstract class PartnerBookCases
{
    private readonly SettableTime clock = new(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    protected abstract Task<ControlOptions> NewControlAsync();

    [Fact]
    public async Task Entitlements_end_when_they_are_revoked_and_stay_written_down()
    {
        using var book = await PartnerBook.OpenAsync(await NewControlAsync(), clock);
        var first = await book.GrantAsync("aaaa", "lanes", new Window(2026, 8), null);
        var again = await book.GrantAsync("aaaa", "lanes", new Window(2026, 8), null);
        await book.GrantAsync("bbbb", "lanes", new Window(2026, 8), new Window(2026, 12));
        clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(first, again);
        Assert.Equal((1, 0, 0), (await book.RevokeAsync("aaaa", "lanes"), await book.RevokeAsync("aaaa", "lanes"), await book.RevokeAsync("bbbb", "other")));
        var later = await book.GrantAsync("aaaa", "lanes", new Window(2026, 8), null);

        Assert.Equal([first with { RevokedAt = clock.Now }, later], await book.EntitlementsAsync("aaaa"));
        Assert.Equal([1, 2, 3], (await book.EntitlementsAsync()).Select(entitlement => entitlement.Number));
        Assert.Equal(new Window(2026, 12), (await book.EntitlementsAsync("bbbb")).Single().To);
    }

    [Fact]
    public async Task Terms_are_accepted_once_for_each_dataset_with_time_and_version()
    {
        using var book = await PartnerBook.OpenAsync(await NewControlAsync(), clock);
        var at = clock.Now;
        await book.AcceptAsync("aaaa", "lanes");
        clock.Now += TimeSpan.FromHours(1);
        await book.AcceptAsync("aaaa", "lanes");
        await book.AcceptAsync("aaaa", "weeks");

        Assert.Equal([new Acceptance("aaaa", "lanes", "1", at), new Acceptance("aaaa", "weeks", "1", clock.Now)], await book.AcceptancesAsync("aaaa"));
        Assert.Empty(await book.AcceptancesAsync("bbbb"));
    }

    [Fact]
    public async Task Downloads_are_logged_when_they_begin_and_again_when_they_end()
    {
        using var book = await PartnerBook.OpenAsync(await NewControlAsync(), clock);
        var (whole, part) = (new Download("aaaa", "lanes-2026-08", "groups.parquet", 0, 1000, 200), new Download("bbbb", "lanes-2026-08", "groups.parquet", 900, 100, 206));
        var first = await book.BeginAsync(whole);
        var second = await book.BeginAsync(part);
        await book.EndAsync(second, 100);

        Assert.Equal([new LoggedDownload(first, clock.Now, whole, null), new LoggedDownload(second, clock.Now, part, 100)], await book.DownloadsAsync());
        Assert.Equal([second], (await book.DownloadsAsync(limit: 1)).Select(download => download.Number));
        Assert.Equal([first], (await book.DownloadsAsync("aaaa")).Select(download => download.Number));
        await Assert.ThrowsAnyAsync<Exception>(() => book.EndAsync(second, 50));
    }

    [Fact]
    public async Task What_was_sent_is_summed_for_each_partner_and_release()
    {
        using var book = await PartnerBook.OpenAsync(await NewControlAsync(), clock);
        var at = clock.Now;
        await SendAsync("bbbb", "lanes-2026-08", 1000, 1000);
        await SendAsync("aaaa", "lanes-2026-08", 100, 100);
        await SendAsync("aaaa", "lanes-2026-07", 100, 0);
        await book.BeginAsync(new Download("aaaa", "lanes-2026-08", "groups.parquet", 0, 100, 200));
        clock.Now += TimeSpan.FromHours(1);
        await SendAsync("aaaa", "lanes-2026-08", 1000, 40);

        Assert.Equal([new Fetched("aaaa", "lanes-2026-08", 2, 140, clock.Now), new Fetched("bbbb", "lanes-2026-08", 1, 1000, at)], await book.FetchedAsync());

        async Task SendAsync(string partner, string release, long length, long sent) =>
            await book.EndAsync(await book.BeginAsync(new Download(partner, release, "groups.parquet", 0, length, 200)), sent);
    }

    [Fact]
    public async Task Every_process_signs_with_the_same_secret_which_is_made_once()
    {
        var control = await NewControlAsync();
        using var book = await PartnerBook.OpenAsync(control, clock);
        using var other = await PartnerBook.OpenAsync(control, clock);

        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? book : other).SecretAsync()));

        Assert.Equal(32, secrets[0].Length);
        Assert.Single(secrets.Select(Convert.ToHexString).Distinct());
    }
}
