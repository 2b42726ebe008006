using System.Text;

namespace Analytics.Releases;

/// <summary>Keys in the order of their UTF-8 bytes, column by column: the order of the rows in files.</summary>
internal sealed class Utf8Order : IComparer<IReadOnlyList<string>>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
    {
        for (var i = 0; i < x!.Count; i++)
        {
            if (Compare(x[i], y![i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Compare(string x, string y) =>
        Ascii.IsValid(x) && Ascii.IsValid(y) ? string.CompareOrdinal(x, y) : Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
}
