using System.Runtime.InteropServices;

namespace Analytics.Formats;

/// <summary>
/// The fields of one format as a tree over property names, compiled once from the field policy. A reader sees a value
/// only when its path ends in a node that carries a field: default deny.
/// </summary>
public sealed class FieldMap
{
    internal Node Root { get; } = new("");

    private FieldMap()
    {
    }

    internal static FieldMap Build(FormatShape shape, IEnumerable<FieldRule> rules)
    {
        var map = new FieldMap();
        foreach (var root in shape.Roots)
        {
            map.At(root).Scope = Scope.Parcel;
            foreach (var (path, scope) in shape.Scopes)
            {
                map.At(Join(root, path)).Scope = scope;
            }
        }

        foreach (var rule in rules)
        {
            if (rule.Path.StartsWith('/'))
            {
                map.At(rule.Path[1..]).Name(rule.Field);
                continue;
            }

            foreach (var root in shape.Roots)
            {
                map.At(Join(root, rule.Path)).Name(rule.Field);
            }
        }

        map.Root.Seal();
        return map;
    }

    private static string Join(string root, string path) =>
        root.Length == 0 ? path : path.Length == 0 ? root : path.StartsWith("[]", StringComparison.Ordinal) ? root + path : $"{root}.{path}";

    private Node At(string path)
    {
        var node = Root;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimEnd('[', ']');
            node = name.Length == 0 ? node : node.Child(name);
            for (var depth = (part.Length - name.Length) / 2; depth > 0; depth--)
            {
                node = node.Elements();
            }
        }

        return node;
    }

    /// <summary>A place in the tree: what a value here carries, and what stands below it.</summary>
    internal sealed class Node(string path)
    {
        private readonly Dictionary<string, Node> building = [];
        private NameTable children = NameTable.Empty;

        public string Path { get; } = path;

        public Scope Scope { get; set; }

        public Field Field { get; private set; }

        public Node? Element { get; private set; }

        public bool HasChildren => building.Count > 0;

        /// <summary>Nothing here or below is for a reader: the policy names it to drop it.</summary>
        public bool IsDropped { get; private set; }

        public void Name(Field field) => Field = field;

        public Node Child(string name)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(building, name, out _);
            return child ??= new Node(Path.Length == 0 ? name : $"{Path}.{name}");
        }

        public Node Elements() => Element ??= new Node(Path + "[]");

        /// <summary>The child of that property name, or null.</summary>
        public Node? Find(ReadOnlySpan<byte> name) => children.Find(name);

        public void Seal()
        {
            Element?.Seal();
            foreach (var child in building.Values)
            {
                child.Seal();
            }

            children = new NameTable(building);
            IsDropped = Field == Field.None && Scope == Scope.None && Element is null && building.Count == 0;
        }
    }
}
