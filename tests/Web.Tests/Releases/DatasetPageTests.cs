using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Analytics.Web.Tests.Partners;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Releases;

/// <summary>What anybody may know of datasets, without a key.</summary>
public sealed class DatasetPageTests
{
    private const string Style = "p { color: red; }";
    private const string Page = $"<!doctype html>\n<style>{Style}</style>\n<p>Größe of August</p>\n";
    private const string Dictionary = $"/datasets/{PartnerSite.Dataset}";

    [Fact]
    public async Task The_dictionary_of_the_latest_published_release_is_public_byte_for_byte()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", dictionary: Page);
        await site.Maker.MakeAsync("2026-07", dictionary: "of July");
        await site.Maker.MakeAsync("2026-09", isPublished: false, dictionary: "of September");
        using var stranger = site.Site.Client();

        using var answer = await stranger.GetAsync(Dictionary);

        Assert.Equal(Encoding.UTF8.GetBytes(Page), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/html; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        Assert.Equal(
            $"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; style-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoCache);

        using var again = await PartnerSite.GetAsync(stranger, Dictionary, headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag)));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await site.Maker.WithdrawAsync("2026-08", "wrong");
        Assert.Equal("of July", await stranger.GetStringAsync(Dictionary));
    }

    [Fact]
    public async Task What_is_not_published_answers_as_what_is_not_there_in_the_form_that_is_asked_for()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", isPublished: false, dictionary: Page);
        await site.Maker.MakeAsync("2026-08", "without");
        using var stranger = site.Site.Client();

        var unknown = await stranger.JsonAsync("/datasets/none");
        foreach (var address in new[] { Dictionary, "/datasets/without", "/datasets/..%2f..%2fcontrol" })
        {
            using var answer = await stranger.GetAsync(address);
            using var page = await PartnerSite.GetAsync(stranger, address, headers => headers.Accept.Add(new("text/html")));
            Assert.Equal((address, HttpStatusCode.NotFound, "application/problem+json"), (address, answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal((string)unknown["detail"]!, (string)(await answer.JsonAsync())["detail"]!);
            Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
            Assert.Contains("<a href=\"/datasets\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Published_datasets_are_listed_with_their_windows()
    {
        await using var site = await PartnerSite.StartAsync();
        using var stranger = site.Site.Client();
        Assert.Contains("No dataset is published yet.", await stranger.GetStringAsync("/datasets"), StringComparison.Ordinal);

        await site.Maker.MakeAsync("2026-08");
        await site.Maker.MakeAsync("2026-07");
        await site.Maker.MakeAsync("2026-06");
        await site.Maker.MakeAsync("2026-08", "hidden", isPublished: false);
        await site.Maker.WithdrawAsync("2026-06", "wrong");
        using var answer = await stranger.GetAsync("/datasets");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        Assert.Contains($"<a href=\"{Dictionary}\">The dataset carrier-lane</a></h2>\n<p>Invented for a test.</p>\n<p>Published for 2026-07, 2026-08.</p>", page, StringComparison.Ordinal);
        Assert.All(["hidden", "2026-06", "{{"], word => Assert.DoesNotContain(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_other_file_of_a_release_is_public()
    {
        await using var site = await PartnerSite.StartAsync();
        await site.Maker.MakeAsync("2026-08", dictionary: Page);
        using var stranger = site.Site.Client();

        foreach (var rest in new[] { "/groups.parquet", "/certificate.json", "/dictionary.html", "/releases/2026-08/files/groups.parquet", "/2026-08" })
        {
            Assert.Equal((rest, 401), (rest, await stranger.StatusAsync(Dictionary + rest)));
        }

        Assert.Equal(401, await stranger.StatusAsync($"/v1{Dictionary}"));
    }

    [Fact]
    public async Task A_dictionary_that_is_not_the_one_that_was_built_is_not_shown()
    {
        await using var site = await PartnerSite.StartAsync(level: LogLevel.Error);
        var folder = await site.Maker.MakeAsync("2026-08", dictionary: Page);
        using var stranger = site.Site.Client();
        Assert.Equal(200, await stranger.StatusAsync(Dictionary));

        await File.WriteAllTextAsync(Path.Combine(folder, "dictionary.html"), "<script>other</script>");

        Assert.Equal(503, await stranger.StatusAsync(Dictionary));
        Assert.Contains("dictionary.html is missing or another", site.Site.Log.Text, StringComparison.Ordinal);
    }
}
