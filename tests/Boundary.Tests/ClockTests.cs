namespace Analytics.Boundary.Tests;

public sealed class ClockTests
{
    [Fact]
    public void Wall_clocks_and_chance_are_banned_in_every_project() => Assert.Empty(Clocks.Gaps(Repository.Files));

    [Fact]
    public void A_repository_without_the_ban_is_caught()
    {
        var gaps = Clocks.Gaps([]).ToList();

        Assert.Equal("no project gets the analyzer", gaps[0]);
        Assert.Equal("the analyzer does not get BannedSymbols.txt", gaps[1]);
        Assert.Equal("a banned symbol is not an error", gaps[2]);
        Assert.Contains("P:System.DateTime.UtcNow is not banned", gaps);
    }

    [Theory]
    [InlineData("tests/X.cs", "#pragma warning disable CS0000, RS", "tests/X.cs switches the ban off")]
    [InlineData("ingest/X/X.csproj", "<NoWarn>$(NoWarn);RS", "ingest/X/X.csproj switches the ban off")]
    [InlineData("ingest/.editorconfig", "dotnet_diagnostic.RS0030.severity = no", "ingest/.editorconfig switches the ban off")]
    public void A_file_that_switches_the_ban_off_is_caught(string path, string start, string gap)
    {
        var ending = start.EndsWith("RS", StringComparison.Ordinal) ? "0030" : "ne";

        Assert.Contains(gap, Clocks.Gaps([.. Repository.Files, new SourceFile(path, start + ending)]));
    }

    [Fact]
    public void A_build_file_that_hides_the_one_above_it_is_caught() =>
        Assert.Equal(
            ["reporting/Directory.Build.props does not import the one above it"],
            Clocks.Gaps([.. Repository.Files, new SourceFile("reporting/Directory.Build.props", "<Project/>")]));
}
