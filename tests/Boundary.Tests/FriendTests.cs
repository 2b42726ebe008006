using System.Reflection;
using System.Runtime.CompilerServices;

namespace Analytics.Boundary.Tests;

public sealed class FriendTests
{
    private static readonly HashSet<string> tests = [.. Projects.All.Where(project => project.IsTest).Select(project => project.Name)];

    [Fact]
    public void Project_files_name_no_friend_that_they_should_not() =>
        Assert.Empty(Friends.Unplanned(
            Projects.Production.SelectMany(project => project.Friends.Select(friend => (project.Name, friend))), tests));

    [Fact]
    public void Compiled_assemblies_have_no_friend_that_they_should_not()
    {
        var compiled = Projects.Production
            .SelectMany(project => Assembly.Load(new AssemblyName(project.Name)).GetCustomAttributes<InternalsVisibleToAttribute>()
                .Select(attribute => (project.Name, new AssemblyName(attribute.AssemblyName).Name!)))
            .ToList();

        Assert.Contains(("Analytics.Formats", "Analytics.Custody"), compiled);
        Assert.Empty(Friends.Unplanned(compiled, tests));
    }

    [Theory]
    [InlineData("Analytics.Formats", "Analytics.Pipeline")]
    [InlineData("Analytics.Formats", "Analytics.Stranger.Tests")]
    [InlineData("Analytics.Custody", "Analytics.Reports")]
    public void A_friend_that_was_not_planned_is_caught(string assembly, string friend) =>
        Assert.Equal(
            [$"{friend} sees the internals of {assembly}"],
            Friends.Unplanned([(assembly, friend)], new HashSet<string> { "Analytics.Host.Tests" }));
}
