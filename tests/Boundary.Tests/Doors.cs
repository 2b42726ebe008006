namespace Analytics.Boundary.Tests;

/// <summary>Which room may open onto which: the references that the architecture allows.</summary>
internal static class Doors
{
    private const string Formats = "Analytics.Formats";
    private const string Warehouse = "Analytics.Warehouse";
    private const string Control = "Analytics.Control";
    private const string Custody = "Analytics.Custody";

    private static readonly Dictionary<string, (string Folder, string[] Opens)> rooms = new()
    {
        [Formats] = ("ingest/Formats", []),
        ["Analytics.Intake"] = ("ingest/Intake", [Formats, Custody]),
        ["Analytics.Simulator"] = ("ingest/Simulator", [Formats]),
        [Warehouse] = ("transform/Warehouse", []),
        [Control] = ("transform/Control", []),
        [Custody] = ("transform/Custody", [Formats, Warehouse, Control]),
        ["Analytics.Pipeline"] = ("transform/Pipeline", [Formats, Warehouse, Custody]),
        ["Analytics.Reports"] = ("reporting/Reports", [Warehouse]),
        ["Analytics.Eta"] = ("reporting/Eta", [Warehouse]),
        ["Analytics.Releases"] = ("reporting/Releases", [Warehouse, Control]),
        ["Analytics.Web"] = ("reporting/Web", ["Analytics.Reports", "Analytics.Eta", "Analytics.Releases", Control, Custody]),
        ["Analytics.Jobs"] = ("deploy/Jobs", [Control]),
    };

    /// <summary>
    /// References that are not in the table, and projects that have no room in it. The host sees every room, and no test.
    /// </summary>
    public static IEnumerable<string> Unplanned(IEnumerable<Project> production)
    {
        foreach (var project in production)
        {
            var isHost = project is { Name: "Analytics.Host", Folder: "deploy/Host" };
            if (!isHost && (!rooms.TryGetValue(project.Name, out var room) || room.Folder != project.Folder))
            {
                yield return $"{project.Path} has no room in the architecture";
                continue;
            }

            foreach (var reference in project.References)
            {
                if (isHost ? !rooms.ContainsKey(reference) : !rooms[project.Name].Opens.Contains(reference))
                {
                    yield return $"{project.Name} references {reference}";
                }
            }
        }
    }

    /// <summary>
    /// Ways from a reporting assembly to the home of identifiers. Web alone may reach Custody, whose request port takes plain strings;
    /// what lies behind Custody is out of its sight.
    /// </summary>
    /// <param name="references">Each assembly or project with what it references.</param>
    public static IEnumerable<string> WaysToIdentifiers(IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        foreach (var (start, room) in rooms)
        {
            if (!room.Folder.StartsWith("reporting/", StringComparison.Ordinal))
            {
                continue;
            }

            var ways = new Queue<string[]>([[start]]);
            while (ways.TryDequeue(out var way))
            {
                if (way[^1] == Formats)
                {
                    yield return string.Join(" -> ", way);
                    continue;
                }

                var closed = way is ["Analytics.Web", Custody];
                foreach (var next in closed ? [] : references.GetValueOrDefault(way[^1], []).Where(next => !way.Contains(next)))
                {
                    ways.Enqueue([.. way, next]);
                }
            }
        }
    }
}
