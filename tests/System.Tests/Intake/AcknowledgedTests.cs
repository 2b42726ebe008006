using System.Net;
using System.Net.Http.Headers;
using Analytics.Support;

namespace Analytics.System.Tests.Intake;

/// <summary>Invariant 3 over HTTP: a push that was answered 2xx is in the warehouse whatever happens after that.</summary>
public sealed class AcknowledgedTests : IDisposable
{
    private const int Kills = 10;

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task No_push_that_was_answered_is_lost_in_ten_kills_at_random_moments()
    {
        var chance = new Chance(20260901);
        var key = await Server.KeyAsync(cli, "intake");
        await Server.SetSecretAsync(cli, "17track");
        var senders = new Senders();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await Server.StartAsync(cli);
            var posting = senders.PostAsync(server, key);
            Assert.True(await server.Process.KillAfterAsync(TimeSpan.FromMilliseconds(200 + chance.Below(1500))));
            await posting;
        }

        var stored = await NumberedPushes.StoredAsync(cli.Data);
        Assert.NotEmpty(senders.Acknowledged);
        Assert.Empty(senders.Acknowledged.Except(stored));
        Assert.Empty(senders.Others);

        // The same look finds what a server would lose that answers when it has received.
        Assert.NotEmpty(senders.Sent.Except(stored));
    }

    [Fact]
    public async Task When_it_is_stopped_what_was_answered_is_kept_and_in_the_reports_and_it_ends_by_itself()
    {
        var key = await Server.KeyAsync(cli, "intake");
        await Server.SetSecretAsync(cli, "17track");
        var senders = new Senders();
        using var server = await Server.StartAsync(cli);
        var posting = senders.PostAsync(server, key);
        await server.Process.UntilAsync(() => senders.Acknowledged.Count > 100);
        (await server.StopAsync()).MustBe(0);
        await posting;

        Assert.Empty(senders.Acknowledged.Except(await NumberedPushes.StoredAsync(cli.Data)));
        Assert.Subset(new HashSet<HttpStatusCode> { HttpStatusCode.ServiceUnavailable }, senders.Others.ToHashSet());
        var rows = await cli.RowsAsync<Reports.CoverageRow>();
        Assert.True(rows.Sum(row => row.Parcels) >= senders.Acknowledged.Count);
    }

    [Fact]
    public async Task A_push_that_was_answered_comes_into_the_reports_while_the_server_runs()
    {
        var (intake, analyst) = (await Server.KeyAsync(cli, "intake"), await Server.KeyAsync(cli, "analyst"));
        await Server.SetSecretAsync(cli, "17track");
        using var server = await Server.StartAsync(cli);
        Assert.Contains("\"total\":0", await server.ReportAsync(analyst, "coverage"), StringComparison.Ordinal);

        using var answer = await server.SignedAsync(intake, NumberedPushes.Of(1));
        Assert.Equal("""{"kept":1,"rejected":0,"withheld":0,"reasons":[]}""", await answer.Content.ReadAsStringAsync());
        while (!(await server.ReportAsync(analyst, "coverage")).Contains("\"parcels\":1", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        (await server.StopAsync()).MustBe(0);
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var (intake, analyst) = (await Server.KeyAsync(cli, "intake"), await Server.KeyAsync(cli, "analyst"));
        await Server.SetSecretAsync(cli, "17track");
        using var server = await Server.StartAsync(cli);
        var push = NumberedPushes.Of(1);
        var bytes = global::System.Text.Encoding.UTF8.GetBytes(push);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SignedAsync(intake, push, signedWith: "another")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SignedAsync("ana_intake_wrong", push)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SignedAsync(analyst, push)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(intake, "/intake/aftership", bytes, "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.PostAsync(intake, "/intake/nobody", bytes, "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.PostAsync(intake, "/intake/17track", bytes, "text/plain")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.PostAsync(intake, "/intake/dhl", new byte[(8 << 20) + 1], "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.PostAsync(intake, "/intake/dhl", bytes, "application/json")).StatusCode);
        using var reader = new HttpRequestMessage(HttpMethod.Get, "/v1/reports/coverage?key=" + intake);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(reader)).StatusCode);
        reader.Headers.Authorization = new AuthenticationHeaderValue("Bearer", intake);

        var ended = await server.StopAsync();
        ended.MustBe(0);
        Assert.DoesNotContain(intake, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Secret, ended.Error, StringComparison.Ordinal);
        Assert.Empty(await NumberedPushes.StoredAsync(cli.Data));
    }

    [Fact]
    public async Task A_file_is_taken_whole_while_reports_are_read()
    {
        const int Count = 3000;
        var (intake, analyst) = (await Server.KeyAsync(cli, "intake"), await Server.KeyAsync(cli, "analyst"));
        using var server = await Server.StartAsync(cli);
        var text = string.Join('\n', Enumerable.Range(1, Count).Select(number => number == 1000 ? "{}" : NumberedPushes.Of(number).Trim()));
        var uploading = server.PostAsync(intake, "/intake/17track", global::System.Text.Encoding.UTF8.GetBytes(text), "application/x-ndjson");
        do
        {
            await server.ReportAsync(analyst, "coverage");
        }
        while (!uploading.IsCompleted);

        using var answer = await uploading;
        var told = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"\"kept\":{Count - 1},\"rejected\":1,\"withheld\":0", told, StringComparison.Ordinal);
        Assert.Contains("\"lines\":[1000]", told, StringComparison.Ordinal);
        (await server.StopAsync()).MustBe(0);
        Assert.Equal(Count - 1, (await NumberedPushes.StoredAsync(cli.Data)).Count);
    }
}
