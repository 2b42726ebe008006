using System.Net;
using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Custody.Watch;
using Analytics.Support.Requests;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Privacy;

/// <summary>What the role privacy asks; over a warehouse that fails, so that whatever looked into it would fail too.</summary>
public sealed class PrivacyTests
{
    private const string Requests = "/v1/privacy/requests";
    private const string Erase = """{ "verb": "erase", "numbers": ["LX123456785XX"], "emails": ["jo@example.org"] }""";

    private readonly RecordingRights rights = new();

    [Fact]
    public async Task A_request_is_entered_listed_and_shown_without_what_names_its_subject()
    {
        await using var site = await StartAsync(LogLevel.Trace);
        using var client = site.Client(Role.Privacy);

        using var answer = await PostAsync(client, Requests, Erase);
        var entered = await answer.JsonAsync();
        Assert.Equal((HttpStatusCode.Created, "/v1/privacy/requests/1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal("1 erase received 2026-12-01 False test", $"{entered["number"]} {entered["verb"]} {entered["state"]} {entered["due"]} {(bool)entered["is_late"]!} {entered["entered_by"]}");
        Assert.Equal((1, 1, 0, 0), ((int)entered["references"]!["numbers"]!, (int)entered["references"]!["emails"]!, (int)entered["references"]!["phones"]!, (int)entered["references"]!["accounts"]!));

        var list = await client.JsonAsync(Requests);
        var detail = await client.JsonAsync($"{Requests}/1");
        Assert.Equal((1, 1, 0), (list["requests"]!.AsArray().Count, (int)list["open"]!, (int)list["late"]!));
        Assert.Equal("entered", (string)Assert.Single(detail["events"]!.AsArray())!["what"]!);
        Assert.StartsWith("Request 1, received on 20 November 2026: to have erased", (string)detail["answer"]!, StringComparison.Ordinal);
        Assert.All([$"{entered}", $"{list}", $"{detail}", site.Log.Text], text => Assert.All(
            ["LX123456785XX", "jo@example.org"], value => Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task The_answer_has_the_same_shape_and_size_whoever_is_named()
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Privacy);

        var sizes = new HashSet<int>();
        foreach (var number in new[] { "LX123456785XX", "0", "not a number of any carrier, and much longer than one" })
        {
            using var answer = await PostAsync(client, Requests, $$"""{ "verb": "access", "numbers": ["{{number}}"] }""");
            sizes.Add((await answer.Content.ReadAsStringAsync()).Length);
        }

        Assert.Single(sizes);
        Assert.Empty(rights.Goes);
        Assert.Equal(0, rights.Exports);
    }

    [Theory]
    [InlineData("{ \"verb\": \"erase\", \"numbers\": [\"secret", null, "not the JSON")]
    [InlineData("null", null, "not the JSON")]
    [InlineData("""{ "verb": "erase", "numbers": [null] }""", null, "not the JSON")]
    [InlineData("""{ "verb": "secret", "numbers": ["a"] }""", "verb", "no such verb; there are access, copy, erase, restrict, lift, object, no-sale, withdraw")]
    [InlineData("""{ "numbers": ["a"] }""", "verb", "no such verb")]
    [InlineData("""{ "verb": "erase" }""", null, "at least one tracking number")]
    [InlineData("""{ "verb": "erase", "emails": [" "] }""", null, "about nobody")]
    public async Task A_request_that_cannot_be_is_told_so_without_what_was_sent(string body, string? parameter, string detail)
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Privacy);

        using var answer = await PostAsync(client, Requests, body);

        var problem = await answer.JsonAsync();
        Assert.Equal((HttpStatusCode.BadRequest, parameter), (answer.StatusCode, (string?)problem["parameter"]));
        Assert.Contains(detail, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{problem}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_of_a_request_is_described_and_taken_whatever_its_media_type()
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Privacy);
        using var form = new StringContent(Erase, Encoding.UTF8, "application/x-www-form-urlencoded");

        var operation = (await client.JsonAsync("/openapi/v1.json"))["paths"]![Requests]!["post"]!;
        using var answer = await client.PostAsync(Requests, form);

        Assert.Equal("#/components/schemas/RequestEntry", (string)operation["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains("<h3>Body</h3>", await client.GetStringAsync("/reference"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_verified_and_refused_once_and_only_for_reasons_that_fit()
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Admin);
        await PostAsync(client, Requests, Erase);

        Assert.Equal("verified", (string)(await (await PostAsync(client, $"{Requests}/1/verify")).JsonAsync())["state"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(client, $"{Requests}/1/verify")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(client, $"{Requests}/2/verify")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(client, $"{Requests}/1/refuse", """{ "reason": "rights-of-others" }""")).StatusCode);
        var refused = await (await PostAsync(client, $"{Requests}/1/refuse", """{ "reason": "legal-obligation" }""")).JsonAsync();
        Assert.Equal(("refused", "17(3)(b)"), ((string)refused["state"]!, (string)refused["article"]!));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(client, $"{Requests}/1/refuse", """{ "reason": "legal-obligation" }""")).StatusCode);
        Assert.Empty((await client.JsonAsync(Requests))["requests"]!.AsArray());
        Assert.Single((await client.JsonAsync($"{Requests}?state=refused"))["requests"]!.AsArray());
    }

    [Fact]
    public async Task The_file_of_an_access_is_handed_out_once_it_is_verified()
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Privacy);
        await PostAsync(client, Requests, """{ "verb": "access", "accounts": ["a-1"] }""");
        await PostAsync(client, Requests, Erase);

        Assert.Equal(409, await client.StatusAsync($"{Requests}/1/export"));
        Assert.Equal(409, await client.StatusAsync($"{Requests}/2/export"));
        Assert.Equal(404, await client.StatusAsync($"{Requests}/3/export"));
        await PostAsync(client, $"{Requests}/1/verify");
        using var file = await client.GetAsync($"{Requests}/1/export");

        Assert.Equal("""{"parcels":[]}""", await file.Content.ReadAsStringAsync());
        Assert.Equal("request-1.json", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("done", (string)(await client.JsonAsync($"{Requests}/1"))["request"]!["state"]!);
    }

    [Fact]
    public async Task Requests_come_in_parts_and_late_ones_are_marked_and_counted()
    {
        await using var site = await StartAsync();
        using var client = site.Client(Role.Privacy);
        for (var i = 0; i < 3; i++)
        {
            await PostAsync(client, Requests, Erase);
        }

        Assert.Empty((await client.JsonAsync($"{Requests}?due=true"))["requests"]!.AsArray());
        site.Clock.Now += TimeSpan.FromDays(12);
        var part = await client.JsonAsync($"{Requests}?due=true&limit=2");
        Assert.Equal([1, 2], part["requests"]!.AsArray().Select(request => (int)request!["number"]!));
        Assert.All(part["requests"]!.AsArray(), request => Assert.True((bool)request!["is_late"]!));
        Assert.Equal((2, 3), ((int)part["next_offset"]!, (int)part["late"]!));
        Assert.Null((await client.JsonAsync($"{Requests}?limit=2&offset=2"))["next_offset"]);
        foreach (var query in new[] { "state=lost", "limit=0", "limit=1001", "offset=-1", "due=maybe", "limit=1&limit=2", "what=1" })
        {
            Assert.Equal((query, 400), (query, await client.StatusAsync($"{Requests}?{query}")));
        }
    }

    [Fact]
    public async Task The_overview_tells_what_is_due_and_what_the_watch_sees()
    {
        var state = new PrivacyState(
            [new EpochState(202611, new DateOnly(2026, 11, 1), 160, 12, true)], [new WithheldCount("Minor", 3)],
            [new UnknownFieldCount("17track", "data.new", 4)], [new TripwireCount(new DateOnly(2026, 11, 19), 5)]);
        await using var site = await StartAsync(watch: new FixedWatch(state));
        using var client = site.Client(Role.Privacy);
        await PostAsync(client, Requests, Erase);

        var overview = await client.JsonAsync("/v1/privacy/overview");

        Assert.Equal((1, 0, 1), ((int)overview["open"]!, (int)overview["late"]!, (int)overview["next"]![0]!["number"]!));
        Assert.Equal((160, 12, true), ((int)overview["watch"]!["epochs"]![0]!["days_left"]!, (int)overview["watch"]!["epochs"]![0]!["parcels"]!, (bool)overview["watch"]!["epochs"]![0]!["is_key_live"]!));
        Assert.Equal(("Minor", "data.new", "2026-11-19"), ((string)overview["watch"]!["withheld"]![0]!["reason"]!, (string)overview["watch"]!["unknown_fields"]![0]!["path"]!, (string)overview["watch"]!["tripwires"]![0]!["day"]!));
        Assert.Contains("excessive", overview["reasons"]!["copy"]!.AsArray().Select(reason => (string)reason!));
    }

    [Fact]
    public async Task Keys_that_cannot_be_had_are_told_to_the_operator_and_the_caller_tries_again()
    {
        await using var site = await TestSite.StartAsync(new FailingClickHouse(new InvalidOperationException()), more: TestSite.Desk(new KeylessRights()));
        using var client = site.Client(Role.Privacy);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(client, Requests, Erase)).StatusCode);
        Assert.Contains("The keys failed: not there", site.Log.Text, StringComparison.Ordinal);
    }

    private Task<TestSite> StartAsync(LogLevel level = LogLevel.Warning, IPrivacyWatch? watch = null) =>
        TestSite.StartAsync(new FailingClickHouse(new InvalidOperationException("The warehouse was touched.")), level: level, more: TestSite.Desk(rights, watch));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string body = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(address, content);
    }

    private sealed class FixedWatch(PrivacyState state) : IPrivacyWatch
    {
        public Task<PrivacyState> ReadAsync(CancellationToken cancellation) => Task.FromResult(state);
    }

    private sealed class KeylessRights : ISubjectRights
    {
        public SubjectTokens Tokenise(IEnumerable<SubjectReference> references) => throw new KeyFileException("not there");

        public byte[] Seal(SubjectTokens subject) => throw new NotSupportedException();

        public SubjectTokens Open(ReadOnlySpan<byte> box) => throw new NotSupportedException();

        public Task<IReadOnlyList<Deed>> CarryOutAsync(IReadOnlyList<SubjectOrder> orders, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<long> ExportAsync(SubjectTokens subject, Stream json, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
