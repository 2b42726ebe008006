namespace Analytics.Boundary.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution() =>
        Assert.Empty(Solution.Missing(Projects.All.Select(project => project.Path), Solution.ProjectsOf(Repository.Text("Analytics.sln"))));

    [Fact]
    public void No_project_stands_above_another() => Assert.Empty(Solution.Nested([.. Projects.All]));

    [Fact]
    public void Every_project_is_named_after_its_folder() => Assert.Empty(Solution.Misnamed(Projects.All));

    [Fact]
    public void A_project_outside_the_solution_is_caught()
    {
        var solution = Solution.ProjectsOf("""
            Project("{X}") = "Analytics.Gone", "ingest\Gone\Analytics.Gone.csproj", "{Y}"
            EndProject
            """);

        Assert.Equal(
            [
                "ingest/New/Analytics.New.csproj is not in the solution",
                "the solution names ingest/Gone/Analytics.Gone.csproj, which is not there",
            ],
            Solution.Missing(["ingest/New/Analytics.New.csproj"], solution));
    }

    [Fact]
    public void A_project_above_another_is_caught() =>
        Assert.Equal(
            ["ingest/Analytics.ingest.csproj stands above ingest/Formats/Analytics.Formats.csproj"],
            Solution.Nested(
            [
                At("ingest/Analytics.ingest.csproj"),
                At("ingest/Formats/Analytics.Formats.csproj"),
                At("ingest2/Analytics.ingest2.csproj"),
            ]));

    [Fact]
    public void A_project_with_another_name_than_its_folder_is_caught() =>
        Assert.Equal(
            ["ingest/Formats/Formats.csproj is not named after its folder"],
            Solution.Misnamed([At("ingest/Formats/Formats.csproj")]));

    private static Project At(string path) => new(path, [], []);
}
