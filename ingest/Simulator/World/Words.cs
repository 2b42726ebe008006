using System.Text;

namespace Analytics.Simulator;

/// <summary>The invented words that persons and companies are made of.</summary>
internal sealed record Words(byte[][] Given, byte[][] Families, byte[][] Streets, byte[][] Companies, byte[][] Domains)
{
    public static Words Load()
    {
        var byKind = DataFile.Read("words.csv").ToLookup(row => row.Text("kind"), row => row.Utf8("word"));
        return new Words([.. byKind["given"]], [.. byKind["family"]], [.. byKind["street"]], [.. byKind["company"]], [.. byKind["domain"]]);
    }
}
