namespace Analytics.System.Tests.Estimating;

/// <summary>That a training which does not come to its end changes nothing.</summary>
public sealed class InterruptedTrainingTests : IDisposable
{
    private readonly TrainedModel trained = new();

    public void Dispose() => trained.Dispose();

    [Fact]
    public async Task A_training_that_is_stopped_or_killed_at_any_step_leaves_the_model_that_serves_and_a_folder_in_which_the_next_one_goes_through()
    {
        await trained.LoadAsync();
        var started = TimeProvider.System.GetTimestamp();
        var version = await trained.TrainAsync();
        var whole = TimeProvider.System.GetElapsedTime(started);
        await trained.OutputAsync("eta", "models", version, "--serve");
        var answer = await trained.PredictAsync();

        foreach (var share in new[] { 0.3, 0.6, 0.9 })
        {
            using var killed = trained.StartLongTraining();
            Assert.True(await killed.KillAfterAsync(whole * share));
            Assert.Equal(version, trained.Champion);
        }

        using (var stopped = trained.StartLongTraining())
        {
            await Task.Delay(whole, TestContext.Current.CancellationToken);
            stopped.Interrupt();
            (await stopped.EndAsync()).MustBe(130);
        }

        LeaveHalfAModel();
        Assert.Equal(version, trained.Champion);
        Assert.Equal(answer, await trained.PredictAsync());
        var next = await trained.TrainAsync();
        Assert.Equal([next, version], (await trained.JsonAsync("eta", "models", "--json", "--data", trained.Cli.Data)).EnumerateArray().Select(one => one.GetProperty("version").GetString()));
    }

    // As a kill in the midst of shelving does, which takes too short a time to be struck by chance.
    private void LeaveHalfAModel()
    {
        var making = Directory.CreateDirectory(Path.Combine(trained.Models, "versions", ".making-20260928-000000"));
        File.WriteAllBytes(Path.Combine(making.FullName, "model.ubj"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(trained.Models, "champion.next"), "2026");
    }
}
