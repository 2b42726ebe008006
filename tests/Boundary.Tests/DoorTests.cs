using System.Reflection;
using System.Xml.Linq;

namespace Analytics.Boundary.Tests;

public sealed class DoorTests
{
    [Fact]
    public void Projects_reference_only_what_the_architecture_allows() => Assert.Empty(Doors.Unplanned(Projects.Production));

    [Fact]
    public void A_report_that_references_custody_is_caught() =>
        Assert.Equal(
            ["Analytics.Reports references Analytics.Custody"],
            Doors.Unplanned([new Project("reporting/Reports/Analytics.Reports.csproj", ["Analytics.Warehouse", "Analytics.Custody"], [])]));

    [Fact]
    public void A_host_that_references_a_test_is_caught() =>
        Assert.Equal(
            ["Analytics.Host references Analytics.Support"],
            Doors.Unplanned([new Project("deploy/Host/Analytics.Host.csproj", ["Analytics.Reports", "Analytics.Support"], [])]));

    [Fact]
    public void A_project_in_the_wrong_room_is_caught() =>
        Assert.Equal(
            ["reporting/Formats/Analytics.Formats.csproj has no room in the architecture"],
            Doors.Unplanned([new Project("reporting/Formats/Analytics.Formats.csproj", [], [])]));

    [Fact]
    public void No_reporting_project_reaches_the_home_of_identifiers() =>
        Assert.Empty(Doors.WaysToIdentifiers(Projects.Production.ToDictionary(project => project.Name, project => project.References)));

    [Fact]
    public void No_compiled_reporting_assembly_reaches_the_home_of_identifiers()
    {
        var compiled = Compiled();

        Assert.Contains("Analytics.Reports", compiled.Keys);
        Assert.Empty(Doors.WaysToIdentifiers(compiled));
    }

    [Fact]
    public void Compiled_assemblies_reference_only_what_their_projects_name()
    {
        var named = Projects.Production.ToDictionary(project => project.Name, project => project.References);

        Assert.All(Compiled(), assembly => Assert.Subset(named[assembly.Key].ToHashSet(), assembly.Value.ToHashSet()));
    }

    [Fact]
    public void A_way_through_another_room_is_caught() =>
        Assert.Equal(
            ["Analytics.Eta -> Analytics.Warehouse -> Analytics.Formats"],
            Doors.WaysToIdentifiers(new Dictionary<string, IReadOnlyList<string>>
            {
                ["Analytics.Eta"] = ["Analytics.Warehouse"],
                ["Analytics.Warehouse"] = ["Analytics.Formats"],
            }));

    [Fact]
    public void Web_may_open_the_request_port_of_custody_and_nothing_behind_it()
    {
        Assert.Empty(Doors.WaysToIdentifiers(new Dictionary<string, IReadOnlyList<string>>
        {
            ["Analytics.Web"] = ["Analytics.Custody"],
            ["Analytics.Custody"] = ["Analytics.Formats"],
        }));
        Assert.Equal(
            ["Analytics.Web -> Analytics.Formats"],
            Doors.WaysToIdentifiers(new Dictionary<string, IReadOnlyList<string>> { ["Analytics.Web"] = ["Analytics.Formats"] }));
    }

    [Fact]
    public void References_of_references_stay_out_of_sight_everywhere()
    {
        const string Switch = "DisableTransitiveProjectReferences";
        var named = new[] { ".csproj", ".props", ".targets" }.SelectMany(Repository.Named)
            .Where(file => file.Text.Contains(Switch, StringComparison.Ordinal));

        var only = Assert.Single(named);
        Assert.Equal("Directory.Build.props", only.Path);
        Assert.Equal("true", XDocument.Parse(only.Text).Descendants(Switch).Single().Value);
    }

    private static Dictionary<string, IReadOnlyList<string>> Compiled() => Projects.Production.ToDictionary(
        project => project.Name,
        IReadOnlyList<string> (project) =>
        [
            .. Assembly.Load(new AssemblyName(project.Name)).GetReferencedAssemblies()
                .Select(reference => reference.Name!)
                .Where(name => name.StartsWith("Analytics.", StringComparison.Ordinal)),
        ]);
}
