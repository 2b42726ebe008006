using System.Text.Json;
using Analytics.Simulator;

namespace Analytics.System.Tests.Estimating;

/// <summary>A data folder with a small simulated file, and the commands of arrival times in it.</summary>
internal sealed class TrainedModel : IDisposable
{
    public const string Question =
        """{"id":7,"carrier":"ups","origin":"US-CA","destination":"US-NY","as_of":"2026-09-25T00:00:00Z","milestones":[{"milestone":"picked_up","at":"2026-09-24T10:00:00-07:00"}]}""";

    private const string FewTrees = "8";
    private const string ManyTrees = "2000";

    private static readonly string[] slices = ["--training-days", "20", "--calibration-days", "7", "--test-days", "7", "--settle-days", "7"];

    public Cli Cli { get; } = new();

    public string Champion => File.ReadAllText(Path.Combine(Models, "champion"));

    public string Models => Path.Combine(Cli.Data, "models");

    public string Plot => Cli.PathOf("reliability.svg");

    public string[] Train => ["eta", "train", "--json", "--data", Cli.Data, .. slices];

    public async Task LoadAsync()
    {
        const string Format = "17track";
        var simulated = await Simulation.RunAsync(new SimulationOptions { Parcels = 6_000, Weeks = 6, Seed = 7, Directory = Cli.PathOf("sim") });
        (await Cli.LoadAsync(Format, simulated.Files.Single(file => file.Format == Format).Path)).MustBe(0);
    }

    /// <summary>Trains a model of few trees.</summary>
    /// <returns>Its version.</returns>
    public async Task<string> TrainAsync() => (await JsonAsync(Train)).GetProperty("version").GetString()!;

    /// <summary>What a command says for programs.</summary>
    public async Task<JsonElement> JsonAsync(params IEnumerable<string> command)
    {
        using var running = StartWith(FewTrees, command);
        var ended = await running.EndAsync();
        ended.MustBe(0);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    public Task<JsonElement> BacktestAsync() => JsonAsync(["eta", "backtest", "--json", "--svg", Plot, "--data", Cli.Data, .. slices]);

    public async Task<string> OutputAsync(params IEnumerable<string> command)
    {
        var ended = await Cli.RunAsync([.. command, "--data", Cli.Data]);
        ended.MustBe(0);
        return ended.Output;
    }

    public Task<string> PredictAsync() => OutputAsync("eta", "predict", Cli.Write("questions.jsonl", global::System.Text.Encoding.UTF8.GetBytes(Question + "\n")));

    /// <summary>Starts a training that is not over soon.</summary>
    public RunningCli StartLongTraining() => StartWith(ManyTrees, Train);

    public void Dispose() => Cli.Dispose();

    private RunningCli StartWith(string rounds, IEnumerable<string> command) =>
        Cli.StartWith(new Dictionary<string, string> { ["ANALYTICS__eta__rounds"] = rounds }, command);
}
