using System.Net;
using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

public sealed class CompressionTests(TestWarehouse warehouse)
{
    private const string Script = "/assets/index-3f2a.js";

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("BR;q=0.1", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0, zstd", null)]
    [InlineData("not a coding;;", null)]
    [InlineData(null, null)]
    public async Task A_file_comes_in_the_smallest_form_that_the_caller_takes(string? accepted, string? coding)
    {
        await using var site = await StartAsync();
        using var browser = await site.BrowserAsync();

        using var answer = await GetAsync(browser, Script, accepted);

        Assert.Equal(coding is null ? "export {};" : $"as {coding}", await answer.Content.ReadAsStringAsync());
        Assert.Equal(coding is null ? [] : [coding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal("max-age=31536000, private, immutable", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Each_form_has_its_own_tag_and_is_known_by_no_other()
    {
        await using var site = await StartAsync();
        using var browser = await site.BrowserAsync();
        string[] forms = ["br", "gzip", ""];
        var tags = new List<string>();
        foreach (var form in forms)
        {
            using var answer = await GetAsync(browser, Script, form);
            tags.Add(answer.Headers.ETag!.ToString());
        }

        Assert.Equal(3, tags.Distinct().Count());
        foreach (var (form, tag) in forms.Zip(tags))
        {
            using var known = await GetAsync(browser, Script, form, tag);
            using var other = await GetAsync(browser, Script, form, tags.First(other => other != tag));
            Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (known.StatusCode, other.StatusCode));
            Assert.Equal(["Accept-Encoding"], known.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_file_without_other_forms_comes_as_it_is()
    {
        await using var site = await StartAsync();
        using var browser = await site.BrowserAsync();

        using var answer = await GetAsync(browser, "/icon.svg", "br, gzip");

        Assert.Equal("<svg/>", await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/me")]
    [InlineData("/v1/filters")]
    [InlineData("/v1/reports/delivery-times?group=carrier")]
    [InlineData("/reference")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sign-in")]
    public async Task What_may_hold_a_secret_is_never_compressed(string address)
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await StartAsync();
        using var browser = await site.BrowserAsync();

        using var answer = await GetAsync(browser, address, "br, gzip, deflate");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_form_is_as_closed_to_strangers_as_the_file()
    {
        await using var site = await StartAsync();
        using var stranger = site.Client();

        using var file = await GetAsync(stranger, Script, "br");
        using var form = await GetAsync(stranger, $"{Script}.br", null);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (file.StatusCode, form.StatusCode));
    }

    /// <summary>Its forms are no compression of the script, so that one can tell them apart.</summary>
    private async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(warehouse.ClickHouse, dashboard: "<p>dashboard</p>");
        File.WriteAllText(Path.Combine(site.Options.DashboardFolder, $"{Script[1..]}.br"), "as br");
        File.WriteAllText(Path.Combine(site.Options.DashboardFolder, $"{Script[1..]}.gz"), "as gzip");
        return site;
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, string? accepted, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (!string.IsNullOrEmpty(accepted))
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await client.SendAsync(request);
    }
}
