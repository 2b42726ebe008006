using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Custody.Secrets;
using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Intake.Tests.Http;

public sealed class IntakeAnswerTests
{
    private const string Canary = "CanaryINTAKEQ";

    [Fact]
    public async Task A_signed_push_is_answered_once_it_is_committed()
    {
        await using var server = await SignedAsync();
        using var answer = await server.PostAsync("/intake/17track", "kept", headers: ("sign", Sign("kept")));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"kept":1,"rejected":0,"withheld":0,"reasons":[]}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["kept"], server.Taken);
    }

    [Fact]
    public async Task A_push_is_not_answered_before_it_is_committed()
    {
        await using var server = await IntakeServer.StartAsync(commits: false);
        var answer = server.PostAsync("/intake/dhl", "kept");
        await using var reader = server.Inbox.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var block = await Inboxes.NextAsync(reader);
        Assert.False(answer.IsCompleted);

        await Inboxes.CommitAsync(server.Inbox, block);
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("the signature of another body")]
    public async Task A_push_whose_signature_does_not_match_is_answered_401_and_nothing_of_it_is_taken(string signature)
    {
        await using var server = await SignedAsync();
        var sign = signature.Length > 2 ? Sign("another") : signature;
        using var answer = await server.PostAsync("/intake/17track", Canary, headers: ("sign", sign));

        await MustBeProblemAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_push_to_a_provider_whose_secret_is_not_set_is_answered_403_with_what_to_do()
    {
        await using var server = await IntakeServer.StartAsync();
        using var answer = await server.PostAsync("/intake/17track", Canary, headers: ("sign", Sign(Canary)));

        Assert.Contains("analytics intake secret 17track", await MustBeProblemAsync(answer, HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_secret_that_is_set_or_taken_away_counts_at_once()
    {
        await using var server = await IntakeServer.StartAsync();
        server.Secrets.Put("17track", new ProviderSecret(IntakeServer.Secret));
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/intake/17track", "kept", headers: ("sign", Sign("kept")))).StatusCode);

        server.Secrets.Put("17track", new ProviderSecret("another-secret"), keepLast: true);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/intake/17track", "kept", headers: ("sign", Sign("kept")))).StatusCode);

        server.Secrets.Put("17track", new ProviderSecret("a-third-secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("/intake/17track", "kept", headers: ("sign", Sign("kept")))).StatusCode);
    }

    [Fact]
    public async Task Pushes_without_a_signature_are_taken_where_the_operator_says_so()
    {
        await using var server = await IntakeServer.StartAsync(unsigned: "17track");

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/intake/17track", "kept")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync("/intake/aftership", "kept")).StatusCode);
    }

    [Theory]
    [InlineData("/intake/fedex")]
    [InlineData("/intake/mapped/unknown")]
    public async Task A_provider_that_there_is_not_is_answered_404(string path)
    {
        await using var server = await IntakeServer.StartAsync();
        using var answer = await server.PostAsync(path, Canary);

        await MustBeProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData(null, null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/x-ndjson", "br")]
    public async Task A_body_that_is_not_json_is_answered_415(string? type, string? encoding)
    {
        await using var server = await IntakeServer.StartAsync();
        (string, string)[] headers = encoding is null ? [] : [("Content-Encoding", encoding)];
        using var answer = await server.PostAsync("/intake/dhl", Canary, type, headers);

        await MustBeProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/ld+json")]
    public async Task Json_by_any_of_its_names_is_taken(string type)
    {
        await using var server = await IntakeServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/intake/dhl", "kept", type)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_push_longer_than_a_push_may_be_is_answered_413(bool tellsLength)
    {
        await using var server = await IntakeServer.StartAsync();
        var bytes = Encoding.ASCII.GetBytes(Canary.PadRight(FormatLimits.MaxPushBytes + 1));
        using var answer = await server.PostAsync("/intake/dhl", tellsLength ? new ByteArrayContent(bytes) : new ChunkedContent(bytes), "application/json");

        await MustBeProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_push_that_does_not_tell_its_length_is_taken_whole()
    {
        await using var server = await IntakeServer.StartAsync();
        var text = new string('k', 300_000);
        using var answer = await server.PostAsync("/intake/dhl", new ChunkedContent(Encoding.ASCII.GetBytes(text)), "application/json");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([text], server.Taken);
    }

    public static TheoryData<RejectionReason> Rejections => [.. Enum.GetValues<RejectionReason>().Except([RejectionReason.None])];

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task A_rejected_push_is_answered_with_its_reason_and_422_unless_the_sender_did_nothing_wrong(RejectionReason reason)
    {
        await using var server = await IntakeServer.StartAsync();
        using var answer = await server.PostAsync("/intake/dhl", reason.ToString());
        var text = await answer.Content.ReadAsStringAsync();

        var isNoNews = reason is RejectionReason.TestTraffic or RejectionReason.NoScans;
        Assert.Equal(isNoNews ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"\"reason\":\"{reason}\"", text, StringComparison.Ordinal);
        Assert.Contains(Reasons.Explain(reason), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_push_is_answered_200_so_that_it_is_not_sent_again()
    {
        await using var server = await IntakeServer.StartAsync();
        using var answer = await server.PostAsync("/intake/dhl", "Minor");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"kept\":0,\"rejected\":0,\"withheld\":1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_inbox_is_full_the_answer_is_429_with_when_to_come_again_and_room_comes_back()
    {
        await using var server = await IntakeServer.StartAsync(new PushInboxOptions { MaxPushes = 1, GatherFor = TimeSpan.Zero }, commits: false);
        var first = server.PostAsync("/intake/dhl", "kept");
        await using var reader = server.Inbox.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var block = await Inboxes.NextAsync(reader);
        using var answer = await server.PostAsync("/intake/dhl", Canary);

        await MustBeProblemAsync(answer, HttpStatusCode.TooManyRequests);
        Assert.NotNull(answer.Headers.RetryAfter);

        await Inboxes.CommitAsync(server.Inbox, block);
        await first;
        var third = server.PostAsync("/intake/dhl", "kept");
        await Inboxes.CommitAsync(server.Inbox, await Inboxes.NextAsync(reader));
        Assert.Equal(HttpStatusCode.OK, (await third).StatusCode);
    }

    [Fact]
    public async Task When_writing_fails_those_who_wait_and_those_who_come_are_answered_503()
    {
        await using var server = await IntakeServer.StartAsync(commits: false);
        var waiting = server.PostAsync("/intake/dhl", Canary);
        await using (var reader = server.Inbox.ReadAsync(CancellationToken.None).GetAsyncEnumerator())
        {
            await Inboxes.NextAsync(reader);
            server.Inbox.Fail();
        }

        await MustBeProblemAsync(await waiting, HttpStatusCode.ServiceUnavailable);
        using var later = await server.PostAsync("/intake/dhl", Canary);
        await MustBeProblemAsync(later, HttpStatusCode.ServiceUnavailable);
        using var upload = await server.PostAsync("/intake/dhl", Canary, "application/x-ndjson");
        await MustBeProblemAsync(upload, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Secrets_that_others_can_read_are_refused_and_the_operator_is_told()
    {
        await using var server = await SignedAsync();
        File.SetUnixFileMode(Assert.Single(server.Files), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.SetLastWriteTimeUtc(Assert.Single(server.Files), DateTimeOffset.UnixEpoch.UtcDateTime);
        using var answer = await server.PostAsync("/intake/17track", "kept", headers: ("sign", Sign("kept")));

        await MustBeProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
        Assert.Contains(server.Log.Lines, line => line.StartsWith("3003 ", StringComparison.Ordinal) && line.Contains("chmod 600", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(IntakeServer.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_is_answered_with_its_counts_and_the_lines_of_what_was_rejected(bool isPacked)
    {
        await using var server = await IntakeServer.StartAsync();
        const string Text = "kept\nMalformed\n\nkept\nMinor\nNoScans\nMalformed\nkept";
        var bytes = isPacked ? Files.Gzip.Of(Text) : Encoding.UTF8.GetBytes(Text);
        (string, string)[] headers = isPacked ? [("Content-Encoding", "gzip")] : [];
        using var answer = await server.PostAsync("/intake/17track", new ByteArrayContent(bytes), "application/x-ndjson", headers);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((3, 3, 1), (Number(told, "kept"), Number(told, "rejected"), Number(told, "withheld")));
        Assert.Equal(
            ["Minor 1: 5", "Malformed 2: 2 7", "NoScans 1: 6"],
            told.RootElement.GetProperty("reasons").EnumerateArray().Select(reason =>
                $"{reason.GetProperty("reason")} {reason.GetProperty("count")}: {string.Join(' ', reason.GetProperty("lines").EnumerateArray())}"));
    }

    [Fact]
    public async Task A_long_upload_is_counted_whole_though_it_comes_in_many_blocks()
    {
        await using var server = await IntakeServer.StartAsync();
        var lines = Enumerable.Range(1, 40_000).Select(i => i % 1000 == 0 ? "NoScans" : "kept".PadRight(100, 'x'));
        using var answer = await server.PostAsync("/intake/dhl", new ChunkedContent(Encoding.ASCII.GetBytes(string.Join('\n', lines))), "application/x-ndjson");
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal((39_960, 40), (Number(told, "kept"), Number(told, "rejected")));
        var reason = Assert.Single(told.RootElement.GetProperty("reasons").EnumerateArray());
        Assert.Equal(Enumerable.Range(1, 40).Select(i => i * 1000), reason.GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_upload_and_one_that_is_cut_off_are_answered_400_with_what_came_before(bool isCutOff)
    {
        await using var server = await IntakeServer.StartAsync();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 60_000; i++)
            {
                gzip.Write(Encoding.ASCII.GetBytes($"{Canary} {Convert.ToHexString(RandomNumberGenerator.GetBytes(20))}\n"));
            }
        }

        var bytes = packed.ToArray();
        bytes = isCutOff ? bytes[..^500] : bytes;
        bytes.AsSpan(bytes.Length - 1000, isCutOff ? 0 : 500).Clear();
        using var answer = await server.PostAsync("/intake/dhl", new ByteArrayContent(bytes), "application/x-ndjson", ("Content-Encoding", "gzip"));

        using var told = JsonDocument.Parse(await MustBeProblemAsync(answer, HttpStatusCode.BadRequest));
        Assert.Equal(server.Taken.Count, Number(told, "kept"));
        Assert.NotEmpty(server.Taken);
    }

    // A problem says nothing of what was sent, nor does the log.
    private static async Task<string> MustBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static async Task<IntakeServer> SignedAsync()
    {
        var server = await IntakeServer.StartAsync();
        server.Secrets.Put("17track", new ProviderSecret(IntakeServer.Secret));
        return server;
    }

    private static string Sign(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{body}/{IntakeServer.Secret}")));

    private static long Number(JsonDocument told, string name) => told.RootElement.GetProperty(name).GetInt64();

    /// <summary>A body that does not tell its length.</summary>
    private sealed class ChunkedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
