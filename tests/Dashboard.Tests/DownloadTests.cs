namespace Analytics.Dashboard.Tests;

public sealed class DownloadTests(Stage stage)
{
    [Fact]
    public async Task The_csv_is_that_of_the_command_line()
    {
        var file = await DownloadAsync("CSV");
        Assert.Equal(stage.Figures.RankingCsv, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("Parquet", "PAR1")]
    [InlineData("PNG image", "\u0089PNG")]
    [InlineData("SVG image", "<svg")]
    public async Task A_chart_is_there_as_a_file(string format, string start)
    {
        var content = await File.ReadAllBytesAsync(await DownloadAsync(format));
        Assert.Equal(start.Select(letter => (byte)letter), content.Take(start.Length));
        Assert.True(content.Length > 1000, $"The file has {content.Length} bytes.");
    }

    private async Task<string> DownloadAsync(string format)
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/carriers");
        await visit.Card("ranking").Locator("canvas").First.WaitForAsync();
        await visit.Card("ranking").Locator("summary", new() { HasText = "Download" }).ClickAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Card("ranking").Locator(".menu li", new() { HasText = format }).Locator("a, button").ClickAsync());
        var file = stage.Cli.PathOf($"{Guid.NewGuid():N}-{download.SuggestedFilename}");
        await download.SaveAsAsync(file);
        Assert.Equal([], visit.Complaints);
        return file;
    }
}
