using System.Text;

namespace Analytics.System.Tests.BadInput;

/// <summary>Commands that were not given rightly: the program says so, ends with 2, and has done nothing.</summary>
public sealed class BadCommandTests : IDisposable
{
    private readonly Cli cli = new();
    private readonly string good;

    public BadCommandTests() => good = cli.Write("good.jsonl", Pushes.Line("ZZ000000019QQ"));

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_format_that_there_is_none_of_is_refused_with_the_names_of_those_that_there_are() =>
        await RefusedAsync("17track, trackingmore, aftership, easypost, shippo, dhl, epcis, mapped", "load", "--format", "18track", "--data", cli.Data, good);

    [Fact]
    public async Task A_map_with_a_key_that_there_is_none_of_is_refused_with_its_name_and_line()
    {
        var map = cli.Write("map.json", Encoding.UTF8.GetBytes("{\n  \"input\": \"csv\",\n  \"source\": \"shop\",\n  \"felds\": {}\n}\n"));
        var ended = await RefusedAsync("map.json", "load", "--format", "mapped", "--map", map, "--data", cli.Data, good);
        Assert.Matches("felds|line 4", ended.Error);
    }

    [Fact]
    public async Task A_map_that_is_not_there_is_refused() =>
        await RefusedAsync("nowhere.json", "load", "--format", "mapped", "--map", cli.PathOf("nowhere.json"), "--data", cli.Data, good);

    [Fact]
    public async Task The_format_mapped_without_a_map_is_refused_with_what_to_do() =>
        await RefusedAsync("--map MAP.json", "load", "--format", "mapped", "--data", cli.Data, good);

    [Fact]
    public async Task A_report_of_a_folder_without_data_is_refused_with_what_to_do() =>
        await RefusedAsync("Load some first", "report", "coverage", "--data", cli.Data);

    [Theory]
    [InlineData("group", "report", "coverage", "--group", "colour")]
    [InlineData("report", "report", "everything")]
    [InlineData("as-of", "report", "coverage", "--as-of", "noon")]
    public async Task A_report_that_cannot_be_is_refused(string message, params string[] arguments) =>
        await RefusedAsync(message, [.. arguments, "--data", cli.Data]);

    [Theory]
    [InlineData("lod")]
    [InlineData("load", "--formatt", "17track")]
    [InlineData("load", "--format", "17track")]
    [InlineData("simulate", "--parcels", "many", "--out", "sim")]
    [InlineData("simulate", "--parcels", "0", "--out", "sim")]
    public async Task A_command_or_an_option_that_there_is_none_of_or_that_lacks_something_is_refused(params string[] arguments)
    {
        var ended = await cli.RunAsync(arguments);
        ended.MustBe(2);
        Assert.StartsWith("analytics: ", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.PathOf("sim")));
        Assert.False(Directory.Exists(cli.PathOf("analytics-data")));
    }

    private async Task<Ended> RefusedAsync(string message, params IEnumerable<string> arguments)
    {
        var ended = await cli.RunAsync(arguments);
        ended.MustBe(2);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.Data));
        return ended;
    }
}
