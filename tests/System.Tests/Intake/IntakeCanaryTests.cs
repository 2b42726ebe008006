using System.Text;
using Analytics.Formats;
using Analytics.Support.Canaries;
using Analytics.System.Tests.Canaries;

namespace Analytics.System.Tests.Intake;

/// <summary>Invariant 1 over HTTP: canaries that were posted, kept or turned away, are in no answer, log, table, report or file.</summary>
public sealed class IntakeCanaryTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task No_canary_that_was_posted_is_found_anywhere()
    {
        var key = await Server.KeyAsync(cli, "intake");
        string[] signing = ["17track", "aftership", "easypost", "shippo", "trackingmore"];
        using var server = await Server.StartAsync(cli, signing.SelectMany(provider => new[] { "--accept-unsigned", provider }));
        var canaries = new List<Canary>();
        var answers = new StringBuilder();
        foreach (var format in ProviderFormat.All.Keys)
        {
            var push = new CanaryPush(format, CanaryPush.RootsOf(format)[0], CanaryShape.Letters);
            canaries.AddRange(push.Canaries);
            var whole = push.ToUtf8();
            await PostAsync(whole, "application/json");
            await PostAsync(whole[..(whole.Length / 2)], "application/json");
            await PostAsync(whole, "text/plain");
            await PostAsync([.. whole, (byte)'\n', .. whole[..(whole.Length / 2)]], "application/x-ndjson");

            async Task PostAsync(byte[] body, string type)
            {
                using var answer = await server.PostAsync(key, $"/intake/{format}", body, type);
                answers.Append(answer).Append(await answer.Content.ReadAsStringAsync());
            }
        }

        var ended = await server.StopAsync();
        ended.MustBe(0);
        Assert.Contains("\"kept\":1", answers.ToString(), StringComparison.Ordinal);

        // A canary has the same text in every format; what is a carrier or service in one of them is kept.
        var kept = canaries.Where(canary => Measures.Texts.Contains(canary.Line.Field)).Select(canary => canary.Text).ToHashSet();
        var hidden = canaries.Select(canary => canary.Text).Where(text => !kept.Contains(text)).ToList();
        Assert.True(hidden.Count > canaries.Count / 2);
        Assert.Empty(await CanarySearch.FindAsync(cli, ended with { Output = ended.Output + answers }, hidden));
    }
}
