using System.Net;
using Analytics.Host.Tests.Serving;

namespace Analytics.Host.Tests.Readiness;

/// <summary><c>/readyz</c> of everything in one process, over a data folder.</summary>
[Collection(WholeServer.Warehouses)]
public sealed class ReadyEndpointTests(WholeServer server) : IClassFixture<WholeServer>
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_server_that_has_all_it_needs_is_ready() =>
        await UntilAsync(HttpStatusCode.OK, """{"status":"ready"}""");

    [Fact]
    public async Task Keys_that_others_can_read_are_told_by_name_and_nothing_else_and_once_they_are_closed_again_it_is_ready()
    {
        await UntilAsync(HttpStatusCode.OK, """{"status":"ready"}""");
        var keys = Directory.GetFiles(Path.Combine(server.Home, "custody", "epoch-keys")).Single();

        File.SetUnixFileMode(keys, OwnerOnly | UnixFileMode.OtherRead);
        await UntilAsync(HttpStatusCode.ServiceUnavailable, """{"status":"not_ready","failing":["token_keys"]}""");

        File.SetUnixFileMode(keys, OwnerOnly);
        await UntilAsync(HttpStatusCode.OK, """{"status":"ready"}""");
    }

    private async Task UntilAsync(HttpStatusCode status, string text)
    {
        using var client = server.Client();
        for (var tries = 0; ; tries++)
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.StatusCode == status || tries == 100)
            {
                Assert.Equal((status, text), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
