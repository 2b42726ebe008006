using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>A place in the objects of a mapped JSON source, and the slots that its value fills.</summary>
internal sealed class PathNode
{
    private readonly List<(byte[] Name, PathNode Node)> members = [];

    /// <summary>Each element of the array that stands here; null where the map names none.</summary>
    public PathNode? Element { get; private set; }

    public List<int> Slots { get; } = [];

    public bool IsParcel { get; private set; }

    public bool IsScan { get; private set; }

    public bool HasMembers => members.Count > 0;

    public static PathNode Of(MappingFile map)
    {
        var root = new PathNode();
        foreach (var (_, path, slot) in MapSlots.Of(map))
        {
            root.At(path).Slots.Add(slot);
        }

        var scopes = JsonScopes.Of(map);
        root.At(scopes.Parcel).IsParcel = true;
        root.At(scopes.Scan).IsScan = !map.HasRowPerParcel;
        return root;
    }

    public PathNode? Find(ReadOnlySpan<byte> name)
    {
        foreach (var (known, node) in members)
        {
            if (name.SequenceEqual(known))
            {
                return node;
            }
        }

        return null;
    }

    private PathNode At(string path)
    {
        var node = this;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimEnd('[', ']');
            node = node.Member(Encoding.UTF8.GetBytes(name));
            for (var depth = (part.Length - name.Length) / 2; depth > 0; depth--)
            {
                node = node.Element ??= new PathNode();
            }
        }

        return node;
    }

    private PathNode Member(byte[] name)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        var node = new PathNode();
        members.Add((name, node));
        return node;
    }
}
