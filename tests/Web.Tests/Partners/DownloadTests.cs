using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Analytics.Support;

namespace Analytics.Web.Tests.Partners;

public sealed class DownloadTests
{
    private const string Release = "carrier-lane-2026-08";

    [Fact]
    public async Task Parts_that_are_cut_anywhere_join_to_the_file_byte_for_byte()
    {
        var file = ReleaseMaker.Bytes("large", 700_000);
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", groups: file);
        var (id, _, client) = await site.PartnerAsync();
        var chance = new Chance(7);
        using var joined = new MemoryStream();

        while (joined.Length < file.Length)
        {
            var (from, length) = (joined.Length, 1 + chance.Below(200_000));
            using var part = await PartnerSite.GetAsync(client, PartnerSite.Groups, headers => headers.Range = new RangeHeaderValue(from, from + length - 1));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal($"bytes {from}-{Math.Min(from + length, file.Length) - 1}/{file.Length}", $"{part.Content.Headers.ContentRange}");
            await part.Content.CopyToAsync(joined);
        }

        Assert.Equal(file, joined.ToArray());
        var log = await site.LogAsync();
        Assert.All(log, logged => Assert.Equal((id, Release, "groups.parquet", 206, logged.Download.Length), (logged.Download.Partner, logged.Download.Release, logged.Download.File, logged.Download.Status, logged.Sent)));
        Assert.Equal(file.Length, log.Sum(logged => logged.Sent));
        Assert.Equal(log.Skip(1).Select(logged => logged.Download.First), log.SkipLast(1).Select(logged => logged.Download.First + logged.Download.Length));
    }

    [Fact]
    public async Task A_whole_file_comes_with_its_hash_as_tag_and_digest_and_as_an_attachment()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (_, _, client) = await site.PartnerAsync();
        var hash = SHA256.HashData(ReleaseMaker.Bytes(Release, 1000));

        using var whole = await client.GetAsync(PartnerSite.Groups);
        using var head = await PartnerSite.GetAsync(client, PartnerSite.Groups, method: "HEAD");
        using var part = await PartnerSite.GetAsync(client, PartnerSite.Groups, headers => headers.Range = new RangeHeaderValue(null, 10));

        Assert.Equal(hash, SHA256.HashData(await whole.Content.ReadAsByteArrayAsync()));
        Assert.All([whole, head, part], answer =>
        {
            Assert.Equal((Tag(hash), false), (answer.Headers.ETag!.Tag, answer.Headers.ETag.IsWeak));
            Assert.Equal($"sha-256=:{Convert.ToBase64String(hash)}:", answer.Headers.GetValues("Repr-Digest").Single());
            Assert.Equal(("application/vnd.apache.parquet", "attachment; filename=groups.parquet"), ($"{answer.Content.Headers.ContentType}", answer.Content.Headers.ContentDisposition!.ToString().Split("; filename*")[0]));
        });
        Assert.Equal($"sha-256=:{Convert.ToBase64String(hash)}:", whole.Headers.GetValues("Content-Digest").Single());
        Assert.False(part.Headers.Contains("Content-Digest"));
        Assert.Equal((1000, 0), (head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(ReleaseMaker.Bytes(Release, 1000)[^10..], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            [(0, 1000, 200, 1000), (0, 0, 200, 0), (990, 10, 206, 10)],
            (await site.LogAsync()).Select(logged => (logged.Download.First, logged.Download.Length, logged.Download.Status, logged.Sent!.Value)));
    }

    [Fact]
    public async Task What_the_partner_has_already_is_not_sent_again_and_a_part_only_of_the_same_file()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (_, _, client) = await site.PartnerAsync();
        var tag = new EntityTagHeaderValue(Tag(SHA256.HashData(ReleaseMaker.Bytes(Release, 1000))));
        var other = new EntityTagHeaderValue("\"other\"");
        var range = new RangeHeaderValue(0, 99);

        Assert.Equal((304, 0), await SentAsync(headers => headers.IfNoneMatch.Add(tag)));
        Assert.Equal((200, 1000), await SentAsync(headers => headers.IfNoneMatch.Add(other)));
        Assert.Equal((412, 0), await SentAsync(headers => headers.IfMatch.Add(other)));
        Assert.Equal((206, 100), await SentAsync(headers => (headers.Range, headers.IfRange) = (range, new RangeConditionHeaderValue(tag))));
        Assert.Equal((200, 1000), await SentAsync(headers => (headers.Range, headers.IfRange) = (range, new RangeConditionHeaderValue(other))));
        Assert.Equal((416, 0), await SentAsync(headers => headers.Range = new RangeHeaderValue(1000, 1001)));
        Assert.Equal([304, 200, 412, 206, 200, 416], (await site.LogAsync()).Select(logged => logged.Download.Status));
        Assert.Equal([0, 1000, 0, 100, 1000, 0], (await site.LogAsync()).Select(logged => logged.Sent));

        async Task<(int Status, int Bytes)> SentAsync(Action<HttpRequestHeaders> with)
        {
            using var answer = await PartnerSite.GetAsync(client, PartnerSite.Groups, with);
            var isFile = answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified;
            return ((int)answer.StatusCode, isFile ? (await answer.Content.ReadAsByteArrayAsync()).Length : 0);
        }
    }

    [Fact]
    public async Task Of_a_download_that_breaks_off_what_was_sent_is_logged()
    {
        const int Length = 48 << 20;
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", groups: new byte[Length]);
        var (_, _, client) = await site.PartnerAsync();

        using (var answer = await client.GetAsync(PartnerSite.Groups, HttpCompletionOption.ResponseHeadersRead))
        {
            var some = new byte[1 << 20];
            await (await answer.Content.ReadAsStreamAsync()).ReadExactlyAsync(some);
        }

        client.Dispose();
        var logged = Assert.Single(await site.LogAsync());
        Assert.Equal((0, Length, 200), (logged.Download.First, logged.Download.Length, logged.Download.Status));
        Assert.InRange(logged.Sent!.Value, 1 << 20, Length - 1);
    }

    [Theory]
    [InlineData("2026-08/files/..%2f..%2fcontrol%2fcontrol.db")]
    [InlineData("2026-08/files/%2e%2e%2f%2e%2e%2fcontrol%2fcontrol.db")]
    [InlineData("2026-08/files/%2fetc%2fpasswd")]
    [InlineData("2026-08/files/GROUPS.PARQUET")]
    [InlineData("2026-8/files/groups.parquet")]
    [InlineData("2026-09/files/groups.parquet")]
    public async Task No_name_leads_out_of_the_folder_of_a_release(string rest)
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08");
        var (_, _, client) = await site.PartnerAsync();

        Assert.Contains(await client.StatusAsync($"/v1/datasets/{PartnerSite.Dataset}/releases/{rest}"), new[] { 400, 404 });
        Assert.Empty(await site.LogAsync());
    }

    private static string Tag(byte[] hash) => $"\"{Convert.ToHexStringLower(hash)}\"";
}
