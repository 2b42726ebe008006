using System.Globalization;
using Analytics.Releases;

namespace Analytics.Web.Tests.Partners;

/// <summary>Addresses of files that open them without a key.</summary>
public sealed class SignedFileTests
{
    private const string Path = "/v1/delta-sharing/files/carrier-lane/2026-08/groups.parquet";

    [Fact]
    public async Task An_address_opens_its_file_until_it_expires_and_is_no_guess_at_a_key_then()
    {
        await using var site = await PartnerSite.StartAsync(options => options with { FailuresPerMinute = 1 });
        await site.Maker.MakeAsync("2026-08");
        var (id, _, _) = await site.PartnerAsync();
        var (address, end) = await AddressAsync(site, id);
        using var anybody = site.Site.Client();

        site.Site.Clock.Now = end - TimeSpan.FromSeconds(1);
        Assert.Equal(200, await anybody.StatusAsync(address));
        Assert.Equal(200, await HeadAsync(anybody, address));
        site.Site.Clock.Now = end;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(403, await anybody.StatusAsync(address));
        }

        Assert.Equal([id, id], (await site.LogAsync()).Select(logged => logged.Download.Partner));
    }

    [Fact]
    public async Task An_address_that_was_changed_opens_nothing()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (id, _, _) = await site.PartnerAsync();
        var (other, _, _) = await site.PartnerAsync();
        var (address, end) = await AddressAsync(site, id);
        var later = (end.ToUnixTimeSeconds() + 60).ToString(CultureInfo.InvariantCulture);
        using var anybody = site.Site.Client();

        string[] changed =
        [
            address.Replace("groups.parquet", "groups.csv.gz", StringComparison.Ordinal),
            address.Replace("2026-08", "2026-09", StringComparison.Ordinal),
            address.Replace(id, other, StringComparison.Ordinal),
            address.Replace($"{end.ToUnixTimeSeconds()}", later, StringComparison.Ordinal),
            address.Replace($"{end.ToUnixTimeSeconds()}", "99999999999999999999", StringComparison.Ordinal),
            address[..^1] + (address[^1] == 'A' ? 'E' : 'A'),
            address[..address.IndexOf("signature", StringComparison.Ordinal)] + "signature=",
        ];

        foreach (var wrong in changed)
        {
            Assert.Equal((wrong, 403), (wrong, await anybody.StatusAsync(wrong)));
        }

        Assert.Equal(401, await anybody.StatusAsync(Path));
        Assert.Equal(401, await anybody.StatusAsync(address.Replace("/v1/delta-sharing/files/", "/v1/datasets/", StringComparison.Ordinal)));
        Assert.Empty(await site.LogAsync());
        Assert.Equal(200, await anybody.StatusAsync(address));
    }

    [Fact]
    public async Task An_address_ends_with_the_key_and_with_what_entitles_it()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (id, _, _) = await site.PartnerAsync();
        var (second, _, _) = await site.PartnerAsync();
        using var anybody = site.Site.Client();

        await site.Book.RevokeAsync(id, PartnerSite.Dataset);
        site.Site.Keys.Revoke(second);

        Assert.Equal(404, await anybody.StatusAsync((await AddressAsync(site, id)).Address));
        Assert.Equal(403, await anybody.StatusAsync((await AddressAsync(site, second)).Address));
    }

    [Fact]
    public async Task Addresses_count_as_the_requests_of_their_key_and_wrong_ones_slow_their_sender_down()
    {
        await using var site = await PartnerSite.StartAsync(options => options with { RequestsPerSecond = 1, RequestBurst = 2, FailuresPerMinute = 1 });
        await site.Maker.MakeAsync("2026-08");
        var (id, _, _) = await site.PartnerAsync();
        var (address, _) = await AddressAsync(site, id);
        using var anybody = site.Site.Client();

        Assert.Equal([200, 200, 429], await StatusesAsync(anybody, address, 3));
        Assert.Equal([403, 429], await StatusesAsync(anybody, address + "x", 2));
    }

    private static async Task<(string Address, DateTimeOffset End)> AddressAsync(PartnerSite site, string id)
    {
        var signer = new SignedAddress(await site.Book.SecretAsync(), site.Site.Clock);
        var end = signer.End;
        return (SignedAuthentication.AddressOf(Path, id, end, signer), end);
    }

    private static async Task<List<int>> StatusesAsync(HttpClient client, string address, int times)
    {
        var statuses = new List<int>();
        while (statuses.Count < times)
        {
            statuses.Add(await client.StatusAsync(address));
        }

        return statuses;
    }

    private static async Task<int> HeadAsync(HttpClient client, string address)
    {
        using var answer = await PartnerSite.GetAsync(client, address, method: "HEAD");
        return (int)answer.StatusCode;
    }
}
