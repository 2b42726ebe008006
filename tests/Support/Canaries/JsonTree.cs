using System.Text;
using System.Text.Json;

namespace Analytics.Support.Canaries;

/// <summary>
/// JSON built from paths as the field policy writes them: <c>data.events[].time</c>. A path that is a value and an object or
/// array as well comes out as several members of the same name.
/// </summary>
internal sealed class JsonTree
{
    private readonly List<string> values = [];
    private readonly List<(string Name, JsonTree Tree)> members = [];
    private JsonTree? element;

    /// <summary>Puts a value, as JSON, at a path.</summary>
    public void Set(string path, string json) => At(path).values.Add(json);

    /// <summary>The tree as an object.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ObjectText());

    private JsonTree At(string path)
    {
        var tree = this;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimEnd('[', ']');
            tree = name.Length == 0 ? tree : tree.Member(name);
            for (var depth = (part.Length - name.Length) / 2; depth > 0; depth--)
            {
                tree = tree.element ??= new JsonTree();
            }
        }

        return tree;
    }

    private JsonTree Member(string name)
    {
        var known = members.Find(member => member.Name == name).Tree;
        if (known is null)
        {
            members.Add((name, known = new JsonTree()));
        }

        return known;
    }

    private IEnumerable<string> Texts()
    {
        foreach (var value in values)
        {
            yield return value;
        }

        if (members.Count > 0)
        {
            yield return ObjectText();
        }

        if (element is not null)
        {
            yield return $"[{string.Join(',', element.Texts())}]";
        }
    }

    private string ObjectText()
    {
        var texts = members.SelectMany(member => member.Tree.Texts().Select(text => $"{JsonSerializer.Serialize(member.Name)}:{text}"));
        return $"{{{string.Join(',', texts)}}}";
    }
}
