using System.Text.RegularExpressions;

namespace Analytics.Boundary.Tests;

/// <summary>That every project is where a reader looks for it, and in the solution.</summary>
internal static partial class Solution
{
    public static IReadOnlyList<string> ProjectsOf(string solution) =>
        [.. ProjectLine().Matches(solution).Select(match => match.Groups["path"].Value.Replace('\\', '/'))];

    public static IEnumerable<string> Missing(IEnumerable<string> projects, IReadOnlyCollection<string> solution) =>
        projects.Except(solution).Select(path => $"{path} is not in the solution")
            .Concat(solution.Except(projects).Select(path => $"the solution names {path}, which is not there"));

    public static IEnumerable<string> Nested(IReadOnlyCollection<Project> projects) =>
        from above in projects
        from below in projects
        where below.Folder != above.Folder && below.Folder.StartsWith(above.Folder + "/", StringComparison.Ordinal)
        select $"{above.Path} stands above {below.Path}";

    public static IEnumerable<string> Misnamed(IEnumerable<Project> projects) =>
        from project in projects
        where project.Name != $"Analytics.{project.Folder.Split('/')[^1]}"
        select $"{project.Path} is not named after its folder";

    [GeneratedRegex(@"^Project\(.*\) = ""[^""]+"", ""(?<path>[^""]+\.csproj)""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
