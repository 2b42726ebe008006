namespace Analytics.Boundary.Tests;

public sealed class PlaceTests
{
    [Fact]
    public void No_file_names_a_registry_or_a_folder_of_some_machine() => Assert.Empty(Places.Named(Repository.Files));

    [Theory]
    [InlineData("registry.", "example.org")]
    [InlineData("npmjs.", "org")]
    [InlineData("nuget.", "org")]
    [InlineData("/home/", "somebody")]
    [InlineData("/tmp/", "scratch")]
    public void A_registry_or_a_folder_of_some_machine_is_caught(string start, string end) =>
        Assert.Equal(
            [$"notes.md line 2 names {start}{end}"],
            Places.Named([new SourceFile("notes.md", $"first line\nsee {start}{end} for more")]));

    [Theory]
    [InlineData("docs at https://example.org/home/page")]
    [InlineData("$HOME/work/data and ~/tmp/data and ./root/data")]
    [InlineData("the registry of carriers")]
    public void Addresses_and_relative_folders_are_left_alone(string text) =>
        Assert.Empty(Places.Named([new SourceFile("notes.md", text)]));
}
