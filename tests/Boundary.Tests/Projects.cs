using System.Xml.Linq;

namespace Analytics.Boundary.Tests;

/// <summary>A project file: where it is, what it references, who may see its internals.</summary>
/// <param name="Path">Path of the .csproj from the root.</param>
/// <param name="References">Names of the projects that it references.</param>
/// <param name="Friends">Assemblies named by InternalsVisibleTo.</param>
internal sealed record Project(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Friends)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);
}

/// <summary>The projects of the repository.</summary>
internal static class Projects
{
    public static IReadOnlyList<Project> All { get; } = [.. Repository.Named(".csproj").Select(Parse)];

    public static IEnumerable<Project> Production => All.Where(project => !project.IsTest);

    public static Project Parse(SourceFile file)
    {
        var document = XDocument.Parse(file.Text);
        return new Project(
            file.Path,
            [.. Included(document, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Included(document, "InternalsVisibleTo")]);
    }

    private static IEnumerable<string> Included(XDocument document, string item) =>
        document.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
