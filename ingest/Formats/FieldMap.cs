using System.Runtime.InteropServices;
using System.Text;

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
                node = node.Element ??= new Node(node.Path + "[]");
            }
        }

        return node;
    }

    /// <summary>A place in the tree: what a value here carries, and what stands below it.</summary>
    internal sealed class Node(string path)
    {
        private readonly Dictionary<string, Node> building = [];
        private (ulong Key, byte[] Name, Node Node)[] table = [];

        public string Path { get; } = path;

        public Scope Scope { get; set; }

        public Field Field { get; private set; }

        /// <summary>The policy names this path, if only to drop it.</summary>
        public bool IsNamed { get; private set; }

        public Node? Element { get; set; }

        public bool HasChildren => table.Length > 0;

        public void Name(Field field)
        {
            Field = field;
            IsNamed = true;
        }

        public Node Child(string name)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(building, name, out _);
            return child ??= new Node(Path.Length == 0 ? name : $"{Path}.{name}");
        }

        /// <summary>The child of that property name, or null.</summary>
        public Node? Find(ReadOnlySpan<byte> name)
        {
            if (table.Length == 0)
            {
                return null;
            }

            var key = KeyOf(name);
            for (var i = (int)(key % (uint)table.Length); table[i].Node is not null; i = i + 1 == table.Length ? 0 : i + 1)
            {
                if (table[i].Key == key && name.SequenceEqual(table[i].Name))
                {
                    return table[i].Node;
                }
            }

            return null;
        }

        public void Seal()
        {
            Element?.Seal();
            if (building.Count == 0)
            {
                return;
            }

            // A prime-ish size of at least twice the entries keeps probes short; an empty slot always ends a probe.
            table = new (ulong, byte[], Node)[(building.Count * 2) | 1];
            foreach (var (name, node) in building)
            {
                node.Seal();
                var utf8 = Encoding.UTF8.GetBytes(name);
                var key = KeyOf(utf8);
                var i = (int)(key % (uint)table.Length);
                while (table[i].Node is not null)
                {
                    i = i + 1 == table.Length ? 0 : i + 1;
                }

                table[i] = (key, utf8, node);
            }
        }

        // First and last bytes and the length tell nearly all of a format's names apart; equality is checked besides.
        private static ulong KeyOf(ReadOnlySpan<byte> name)
        {
            ulong head = 0;
            foreach (var b in name[..Math.Min(7, name.Length)])
            {
                head = (head << 8) | b;
            }

            ulong last = name.IsEmpty ? (byte)0 : name[^1];
            return ((head * 31) + last) * 0x9E3779B97F4A7C15 ^ (ulong)name.Length;
        }
    }
}
