using System.Text.Json;

namespace Analytics.System.Tests.Estimating;

/// <summary>Arrival times by commands alone, from a file to answers.</summary>
public sealed class EtaCommandTests : IDisposable
{
    private readonly TrainedModel trained = new();

    public void Dispose() => trained.Dispose();

    [Fact]
    public async Task A_file_is_loaded_a_model_trained_listed_and_asked_and_a_backtest_judges_without_keeping_anything()
    {
        await trained.LoadAsync();
        var record = await trained.JsonAsync(trained.Train);
        var version = record.GetProperty("version").GetString()!;
        Assert.Equal((8, "eta"), (record.GetProperty("training").GetProperty("rounds").GetInt32(), record.GetProperty("data").GetProperty("purposes")[0].GetString()));
        Assert.Equal($"{version} serves from now on.\n", await trained.OutputAsync("eta", "models", version, "--serve"));

        using var answer = JsonDocument.Parse(await trained.PredictAsync());
        Assert.Equal((7, version), (answer.RootElement.GetProperty("id").GetInt32(), answer.RootElement.GetProperty("model").GetString()));

        var judged = await trained.BacktestAsync();
        var contenders = judged[0].GetProperty("scores").GetProperty("overall").EnumerateArray().Select(one => one.GetProperty("contender").GetString()).ToList();
        Assert.Contains("model", contenders);
        Assert.InRange(contenders.Count, 4, 8);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(trained.Plot, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(version, await trained.OutputAsync("eta", "models"), StringComparison.Ordinal);
        Assert.Equal(version, Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(Path.Combine(trained.Models, "versions")))));
    }
}
