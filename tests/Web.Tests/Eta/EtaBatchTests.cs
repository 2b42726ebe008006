using System.Net;
using System.Text;
using Analytics.Eta.Tests;

namespace Analytics.Web.Tests.Eta;

public sealed class EtaBatchTests
{
    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json")]
    public async Task A_batch_is_answered_in_order_with_what_is_wrong_in_its_place(string mediaType)
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);
        var lines = QuestionLines.Make(3).Split('\n');

        using var answer = await EtaSite.AskAsync(client, string.Join('\n', lines[0], "{\"id\":\"x\",\"milestones\":[7]}", "no JSON", lines[1], lines[2]), "/v1/eta/batch", mediaType);
        var answers = EtaSite.Lines(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson"), (answer.StatusCode, $"{answer.Content.Headers.ContentType}"));
        Assert.Equal(["0", "\"x\"", null, "1", "2"], answers.Select(one => one["id"]?.ToJsonString()));
        Assert.Equal([null, 2, 3, null, null], answers.Select(one => (int?)one["line"]));
        Assert.Equal([null, "milestones[0]", "$", null, null], answers.Select(one => (string?)one["error"]?["field"]));
        Assert.All(answers, one => Assert.True(one["error"] is null != one["p50"] is null));
    }

    [Fact]
    public async Task Reasons_come_with_every_answer_of_a_batch_that_asks_for_them()
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, QuestionLines.Make(3), "/v1/eta/batch?why=true");

        Assert.All(EtaSite.Lines(await answer.Content.ReadAsStringAsync()), one => Assert.Equal(3, one["why"]!.AsArray().Count));
    }

    [Fact]
    public async Task Twenty_thousand_lines_are_far_more_than_other_bodies_may_have_and_are_answered_in_order()
    {
        await using var site = await EtaSite.StartAsync();
        var body = Encoding.UTF8.GetBytes(QuestionLines.Make(20_000));

        var answer = await EtaSite.StreamAsync(site, site.Keys.Add(Role.Product, "test").Key, body, TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        var ids = System.Text.RegularExpressions.Regex.Matches(answer.Replace("\r\n", "", StringComparison.Ordinal), "{\"id\":([0-9]+),").Select(match => match.Groups[1].Value);
        Assert.InRange(body.Length, 2 << 20, 8 << 20);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(id => $"{id}"), ids);
    }

    [Fact]
    public async Task A_caller_who_goes_away_ends_the_batch_and_is_no_failure()
    {
        var calls = 0;
        await using var site = await EtaSite.StartAsync(new StandInPredictor { Before = _ => Interlocked.Increment(ref calls) });
        using var client = site.Client(Role.Product);
        using var body = new EndlessLines();

        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/eta/batch") { Content = body })
        using (var stop = new CancellationTokenSource())
        {
            var asking = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            await UntilAsync(() => Volatile.Read(ref calls) > 2);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        var before = -1;
        await UntilAsync(() =>
        {
            var isOver = before == Volatile.Read(ref calls);
            before = Volatile.Read(ref calls);
            return isOver;
        });
        Assert.Equal("", site.Log.Text);
        using var next = await EtaSite.AskAsync(client, EtaSite.Good);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        while (!isTrue())
        {
            await Task.Delay(30, TestContext.Current.CancellationToken);
        }
    }

    private sealed class EndlessLines : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var lines = Encoding.UTF8.GetBytes(QuestionLines.Make(10));
            while (true)
            {
                await stream.WriteAsync(lines, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                await Task.Delay(5, cancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
