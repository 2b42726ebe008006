using Analytics.Custody;
using Analytics.Formats;

namespace Analytics.Support.Canaries;

/// <summary>
/// A push of one parcel that has every field which the policy names for its format, at one of the places where the format lets a
/// parcel stand. Each field holds a canary of its own; times alone hold times, without which no push is kept.
/// </summary>
public sealed class CanaryPush
{
    private readonly JsonTree json = new();
    private readonly List<Canary> canaries = [];
    private readonly string format;
    private readonly string root;

    /// <param name="format">Name of the format.</param>
    /// <param name="root">Where the parcel stands: one of the format's roots.</param>
    /// <param name="shape">How the canaries are written.</param>
    /// <param name="flipped">A line that a wrong policy keeps as a service; then no other field holds a service.</param>
    public CanaryPush(string format, string root, CanaryShape shape, PolicyLine? flipped = null)
    {
        (this.format, this.root) = (format, root);
        foreach (var (index, line) in FieldPolicy.BuiltIn.Of(format).Index())
        {
            if (PathOf(line) is { } path && (flipped is null || line == flipped || line.Field != Field.Service))
            {
                Add(path, new Canary(line, ShapeFor(line, shape), index));
            }
        }
    }

    /// <summary>What the push holds, by the line of the policy.</summary>
    public IReadOnlyList<Canary> Canaries => canaries;

    /// <summary>Name of the format.</summary>
    public string Format => format;

    /// <summary>Where the parcel may stand in a push of this format.</summary>
    public static IReadOnlyList<string> RootsOf(string format) => ProviderFormat.All[format].Shape.Roots;

    /// <summary>The push as its provider would send it.</summary>
    public byte[] ToUtf8() => json.ToUtf8();

    /// <summary>The canaries that came out although they are no name of a carrier or service.</summary>
    public IReadOnlyList<Canary> LeaksIn(string everything) =>
        [.. canaries.Where(canary => !Measures.Texts.Contains(canary.Line.Field) && canary.IsIn(everything))];

    /// <summary>True when the line's field stands inside a parcel here, so that a reader would take it for the parcel's.</summary>
    public bool IsInParcel(PolicyLine line) => line.Path[0] != '/' || OwnerOf(line) == root;

    private void Add(string path, Canary canary)
    {
        if (Measures.Times.Contains(canary.Line.Field))
        {
            json.Set(path, $"\"{Measures.TimeOf(canary.Line.Field)}\"");
        }
        else if (canary is { Line.Action: FieldAction.Coarsen, Shape: CanaryShape.Digits } && IsCountry(canary.Line.Field))
        {
            // Without a country that can be read, a postal code would be left out for that alone.
            json.Set(path, "\"NL\"");
        }
        else
        {
            json.Set(path, canary.Json);
            canaries.Add(canary);
        }
    }

    // A number must be a plain value, or nothing of the push is kept; a text that trips the wire likewise.
    private static CanaryShape ShapeFor(PolicyLine line, CanaryShape shape) => shape switch
    {
        CanaryShape.InObject or CanaryShape.InArray when line.Field == Field.Number => CanaryShape.Letters,
        CanaryShape.Mail when line.Action is FieldAction.Keep => CanaryShape.Letters,
        _ => shape,
    };

    private static bool IsCountry(Field field) => field is Field.ScanCountry or Field.OriginCountry or Field.DestinationCountry;

    // Null for a field of the envelope that belongs to a parcel at another root.
    private string? PathOf(PolicyLine line)
    {
        if (line.Path[0] != '/')
        {
            return root.Length == 0 ? line.Path : $"{root}.{line.Path}";
        }

        var owner = OwnerOf(line);
        return owner is null || owner == root || Contains(owner, root) ? line.Path[1..] : null;
    }

    // The innermost of the format's roots that an absolute path lies in; null when it lies in none.
    private string? OwnerOf(PolicyLine line) => ProviderFormat.All[format].Shape.Roots
        .Where(candidate => Contains(candidate, line.Path[1..]))
        .MaxBy(candidate => candidate.Length);

    private static bool Contains(string parent, string path) =>
        parent.Length == 0 || path.StartsWith(parent + ".", StringComparison.Ordinal);
}
