using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Eta;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests;

/// <summary>What is told of the models of times of arrival; over a warehouse that fails, so that whatever looked into it would fail too.</summary>
public sealed class ModelTests
{
    private const string Models = "/v1/eta/models";

    private static readonly JsonSerializerOptions snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public async Task The_history_is_told_the_newest_first_with_what_each_was_made_from_and_what_became_of_it()
    {
        var models = new InventedModels();
        await using var site = await StartAsync(models);
        using var client = site.Client(Role.Product);

        var answer = await client.JsonAsync(Models);

        var lines = answer["models"]!.AsArray();
        Assert.Equal(InventedModels.Champion, (string?)answer["champion"]);
        Assert.Equal(
            [$"{InventedModels.Aside} false false", $"{InventedModels.Champion} true true", $"{InventedModels.Old} false true"],
            lines.Select(line => $"{line!["version"]} {line["is_champion"]!.ToJsonString()} {line["verdict"]!["is_accepted"]!.ToJsonString()}"));
        Assert.Equal("Coverage of p90 is 4.1 points below what is stated; 2.0 is the most.", (string?)lines[0]!["verdict"]!["reasons"]![1]);
        var line = lines[1]!;
        Assert.Equal((184_210, 46_052, 1_105_260, 0.41), ((long)line["parcels"]!, (long)line["in_flight"]!, (long)line["rows"]!, (double)line["sigma"]!));
        Assert.Equal("""["eta"] [202608,202609,202610]""", $"{line["data"]!["purposes"]!.ToJsonString()} {line["data"]!["epochs"]!.ToJsonString()}");
        Assert.Equal(models.Records[1].Data.Until, (DateTimeOffset)line["data"]!["until"]!);
        Assert.Equal(models.Records[1].TrainedAt, (DateTimeOffset)line["trained_at"]!);
        Assert.Equal((12.4, 0.496, 0.7968, 0.8976), ((double)line["scores"]!["mean_error_hours"]!, (double)line["scores"]!["covered50"]!, (double)line["scores"]!["covered80"]!, (double)line["scores"]!["covered90"]!));
    }

    [Fact]
    public async Task The_best_baseline_is_the_one_that_errs_least_of_those_that_tell_something()
    {
        var models = new InventedModels();
        var scores = models.Records[0].Scores;
        models.Records[0] = models.Records[0] with { Scores = scores with { Overall = [.. scores.Overall.Select(row => row.Contender == Contenders.KaplanMeier ? row with { MeanErrorHours = null } : row)] } };
        models.Records[1] = models.Records[1] with { Scores = scores with { Overall = [] } };
        await using var site = await StartAsync(models);
        using var client = site.Client(Role.Analyst);

        var lines = (await client.JsonAsync(Models))["models"]!.AsArray();

        Assert.Equal([Contenders.LaneMedian, null, Contenders.KaplanMeier], lines.Select(line => (string?)line!["best_baseline"]?["contender"]));
        Assert.Equal([false, true, false], lines.Select(line => line!["scores"] is null));
    }

    [Fact]
    public async Task A_model_is_told_whole_and_the_one_that_serves_by_that_name_too()
    {
        var models = new InventedModels();
        await using var site = await StartAsync(models);
        using var client = site.Client(Role.Analyst);

        var old = await client.JsonAsync($"{Models}/{InventedModels.Old}");
        var champion = await client.JsonAsync($"{Models}/champion");

        Assert.Equal((InventedModels.Champion, true), ((string?)champion["version"], (bool)champion["is_champion"]!));
        var kept = JsonSerializer.SerializeToNode(models.Records[2], snake)!.AsObject();
        kept["is_champion"] = false;
        Assert.True(JsonNode.DeepEquals(kept, old), $"{old}");
    }

    [Theory]
    [InlineData("20260101-000000-0000", InventedModels.Champion, "There is no model of this version. GET /v1/eta/models lists those that there are.")]
    [InlineData("champion", null, "No model serves yet. 'analytics eta train' makes one.")]
    public async Task A_model_that_is_not_there_is_told_in_a_sentence(string asked, string? champion, string told)
    {
        await using var site = await StartAsync(new InventedModels { ChampionVersion = champion });
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync($"{Models}/{asked}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(told, (string?)(await answer.JsonAsync())["detail"]);
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again_until_another_model_serves()
    {
        var first = new InventedModels();
        await using var site = await StartAsync(first);
        await using var after = await StartAsync(new InventedModels { ChampionVersion = InventedModels.Old });
        using var client = site.Client(Role.Analyst);
        using var later = after.Client(Role.Analyst);

        foreach (var address in (string[])[Models, $"{Models}/{InventedModels.Old}"])
        {
            using var answer = await client.GetAsync(address);
            client.DefaultRequestHeaders.IfNoneMatch.Clear();
            client.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);
            later.DefaultRequestHeaders.IfNoneMatch.Clear();
            later.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);

            Assert.Equal((304, 200), (await client.StatusAsync(address), await later.StatusAsync(address)));
            Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Analysts_and_products_may_ask_and_nobody_else()
    {
        await using var site = await StartAsync(new InventedModels());
        foreach (var role in (Role?[])[null, .. Enum.GetValues<Role>()])
        {
            using var client = site.Client(role);
            var status = role is null ? 401 : role is Role.Analyst or Role.Product or Role.Admin ? 200 : 403;
            Assert.Equal((role, status, status), (role, await client.StatusAsync(Models), await client.StatusAsync($"{Models}/champion")));
        }
    }

    [Fact]
    public async Task A_server_without_models_has_no_such_address()
    {
        await using var warehouse = Warehouse();
        await using var site = await TestSite.StartAsync(warehouse);
        using var client = site.Client(Role.Analyst);

        Assert.Equal(404, await client.StatusAsync(Models));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told_to_the_operator_alone()
    {
        await using var site = await StartAsync(new InventedModels { Failure = new EtaException("The record of 20261112-031500-4f2a is damaged.") });
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync(Models);

        Assert.Equal((503, true), ((int)answer.StatusCode, answer.Headers.RetryAfter is not null));
        Assert.DoesNotContain("damaged", $"{await answer.JsonAsync()}", StringComparison.Ordinal);
        Assert.Contains("The record of 20261112-031500-4f2a is damaged.", site.Log.Text, StringComparison.Ordinal);
    }

    private static FailingClickHouse Warehouse() => new(new WarehouseException(WarehouseFault.Unreachable, "not asked", 0));

    private static Task<TestSite> StartAsync(InventedModels models) =>
        TestSite.StartAsync(Warehouse(), level: LogLevel.Error, more: (services, _) => services.AddSingleton<IModelHistory>(models));
}
