using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Control;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Support.Requests;
using Dapper;

namespace Analytics.Custody.Tests.Requests;

/// <summary>What recipients are told of requests, and how long it is tried.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private const string Secret = "0123456789abcdef-of-the-test";
    private const string Number = "LX123456785XX";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-notices-");
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 25, 22, 0, 0, TimeSpan.Zero));
    private readonly RecordingRights rights = new();
    private readonly NoticePost post = new(TimeSpan.FromMilliseconds(500));
    private RequestBook book = null!;
    private Receiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        book = await RequestBook.OpenAsync(new ControlOptions { Folder = folder.FullName }, "", time);
        receiver = await Receiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        book.Dispose();
        post.Dispose();
        await receiver.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(RequestVerb.Erase)]
    [InlineData(RequestVerb.Restrict)]
    [InlineData(RequestVerb.Lift)]
    [InlineData(RequestVerb.Object)]
    [InlineData(RequestVerb.NoSale)]
    [InlineData(RequestVerb.Withdraw)]
    public async Task A_recipient_is_told_of_the_parcels_and_nothing_else_under_its_signature(RequestVerb verb)
    {
        await CarryOutAsync(verb);

        Assert.Equal(1, (await RunAsync()).Acknowledged);

        var (path, signature, body) = Assert.Single(receiver.Came);
        var told = JsonNode.Parse(body)!.AsObject();
        Assert.Equal("/notices", path);
        Assert.Equal(["request", "verb", "done_at", "parcels"], told.Select(property => property.Key));
        Assert.Equal((1, RequestNames.NameOf(verb)), ((int)told["request"]!, (string)told["verb"]!));
        var parcel = Assert.Single(told["parcels"]!.AsArray())!.AsObject();
        Span<byte> token = stackalloc byte[16];
        RecordingRights.TokenOf(Number).Write(token);
        Assert.Equal((RecordingRights.Epoch, Convert.ToHexStringLower(token)), ((uint)parcel["epoch"]!, (string)parcel["parcel"]!));
        var seconds = time.Now.ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes($"{seconds}."), .. body]);
        Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(hash)}", signature);
    }

    [Fact]
    public async Task What_is_acknowledged_is_wiped_recorded_and_not_told_again()
    {
        await CarryOutAsync(RequestVerb.Erase);
        Assert.NotEqual(0, await SealedAsync());

        await RunAsync();
        time.Now += TimeSpan.FromDays(1);
        await RunAsync();

        Assert.Single(receiver.Came);
        Assert.Equal(0, await SealedAsync());
        Assert.Equal(new NoticeRecord("acme", NoticeState.Acknowledged, 1, "acknowledged", null), Assert.Single(await NoticeRunner.ListAsync(book, 1)));
        Assert.Equal((RequestStep.Acknowledged, "acme"), ((await book.EventsAsync(1))[^1].What, (await book.EventsAsync(1))[^1].By));
    }

    [Fact]
    public async Task A_recipient_that_fails_is_told_again_after_ever_longer_pauses_for_two_weeks()
    {
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = 500);
        await CarryOutAsync(RequestVerb.Erase);
        var (start, pauses) = (time.Now, new List<double>());

        NoticeRun run;
        while ((run = await RunAsync()).GivenUp.Count == 0)
        {
            var waiting = Assert.Single(await NoticeRunner.ListAsync(book, 1));
            Assert.Equal((NoticeState.Waiting, "500"), (waiting.State, waiting.Outcome));
            pauses.Add((waiting.NextAt!.Value - time.Now).TotalMinutes);
            time.Now = waiting.NextAt.Value - TimeSpan.FromSeconds(1);
            Assert.Equal((0, 0), ((await RunAsync()).Failed, run.Acknowledged));
            time.Now += TimeSpan.FromSeconds(1);
        }

        Assert.InRange(time.Now - start, TimeSpan.FromDays(14), TimeSpan.FromDays(14.5));
        Assert.All(pauses.Index(), pause => Assert.InRange(pause.Item, Math.Min(Math.Pow(2, pause.Index), 360), Math.Min(Math.Pow(2, pause.Index), 360) * 1.25));
        Assert.Equal((1, "acme"), Assert.Single(run.GivenUp));
        Assert.Equal(0, await SealedAsync());
        Assert.Equal(RequestStep.GivenUp, (await book.EventsAsync(1))[^1].What);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_counts_as_not_told()
    {
        receiver.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (307, "/elsewhere");
            return Task.CompletedTask;
        };
        await CarryOutAsync(RequestVerb.Erase);

        Assert.Equal(1, (await RunAsync()).Failed);

        Assert.Equal("/notices", Assert.Single(receiver.Came).Path);
        Assert.Equal("307", Assert.Single(await NoticeRunner.ListAsync(book, 1)).Outcome);
    }

    [Fact]
    public async Task A_recipient_that_takes_too_long_or_is_not_there_is_told_again_later()
    {
        receiver.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await CarryOutAsync(RequestVerb.Erase, "acme", "nobody", "removed");

        Assert.Equal(3, (await RunAsync(Acme, new Recipient("nobody", "http://127.0.0.1:1/", Secret))).Failed);

        Assert.Equal(["timed-out", "unreachable", "not-configured"], (await NoticeRunner.ListAsync(book, 1)).Select(notice => notice.Outcome));
    }

    [Fact]
    public async Task A_recipient_that_fails_three_times_in_a_row_waits_and_keeps_no_other_waiting()
    {
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = context.Request.Path == "/notices" ? 503 : 200);
        for (var i = 0; i < 5; i++)
        {
            await CarryOutAsync(RequestVerb.Erase, "acme", "good");
        }

        var run = await RunAsync(Acme, new Recipient("good", receiver.Url.Replace("/notices", "/good", StringComparison.Ordinal), Secret));

        Assert.Equal((5, 3), (run.Acknowledged, run.Failed));
        Assert.Equal(3, receiver.Came.Count(came => came.Path == "/notices"));
    }

    [Fact]
    public async Task Once_the_keys_are_destroyed_there_is_nothing_left_to_tell()
    {
        await CarryOutAsync(RequestVerb.Erase);
        rights.Dead.Add(RecordingRights.Epoch);

        Assert.Single((await RunAsync()).GivenUp);

        Assert.Empty(receiver.Came);
        Assert.Equal("keys-destroyed", Assert.Single(await NoticeRunner.ListAsync(book, 1)).Outcome);
    }

    [Theory]
    [InlineData("Acme!", "https://example.org/", Secret)]
    [InlineData("acme", "http://example.org/", Secret)]
    [InlineData("acme", "ftp://localhost/", Secret)]
    [InlineData("acme", "https://user:word@example.org/", Secret)]
    [InlineData("acme", "here", Secret)]
    [InlineData("acme", "https://example.org/", "tooshort")]
    public void A_recipient_that_cannot_be_told_safely_is_refused(string name, string url, string secret) =>
        Assert.DoesNotContain(secret, Assert.Throws<ArgumentException>(() => new Recipient(name, url, secret)).Message, StringComparison.Ordinal);

    private Recipient Acme => new("acme", receiver.Url, Secret);

    private async Task CarryOutAsync(RequestVerb verb, params string[] recipients)
    {
        SubjectReference[] references = [new(ReferenceKind.TrackingNumber, Number), new(ReferenceKind.Email, "jo@example.org")];
        await new RequestDesk(book, rights).EnterAsync(verb, references, isVerified: true, "Grace");
        await new RequestRunner(book, rights, recipients.Length == 0 ? ["acme"] : recipients).RunAsync();
    }

    private Task<NoticeRun> RunAsync(params Recipient[] recipients) => new NoticeRunner(book, rights, recipients.Length == 0 ? [Acme] : recipients, post).RunAsync();

    private Task<long> SealedAsync() => book.Database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT max(length(subject)) FROM notices"));
}
