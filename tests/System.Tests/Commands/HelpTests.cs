namespace Analytics.System.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("load")]
    [InlineData("simulate")]
    [InlineData("report")]
    [InlineData("alerts")]
    [InlineData("up")]
    [InlineData("keys")]
    [InlineData("keys", "add")]
    [InlineData("keys", "sign-in")]
    [InlineData("jobs")]
    [InlineData("jobs", "list")]
    [InlineData("jobs", "run")]
    [InlineData("jobs", "pause")]
    [InlineData("jobs", "resume")]
    [InlineData("request")]
    [InlineData("requests")]
    [InlineData("requests", "show")]
    [InlineData("requests", "verify")]
    [InlineData("requests", "refuse")]
    [InlineData("requests", "answer")]
    [InlineData("requests", "run")]
    [InlineData("requests", "export")]
    [InlineData("retention")]
    [InlineData("retention", "run")]
    [InlineData("retention", "record")]
    [InlineData("partner")]
    [InlineData("partner", "grant")]
    [InlineData("partner", "revoke")]
    [InlineData("partner", "list")]
    [InlineData("partner", "log")]
    [InlineData("partner", "profile")]
    [InlineData("eta")]
    [InlineData("eta", "train")]
    [InlineData("eta", "backtest")]
    [InlineData("eta", "predict")]
    [InlineData("eta", "models")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("breach")]
    [InlineData("demo")]
    public async Task Every_command_explains_itself_with_an_example(params string[] command)
    {
        using var cli = new Cli();
        var ended = await cli.RunAsync([.. command, "--help"]);
        ended.MustBe(0);
        Assert.Contains($"  analytics {string.Join(' ', command)}", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Example", ended.Output, StringComparison.Ordinal);
        Assert.Empty(ended.Error);
    }
}
