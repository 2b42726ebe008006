using System.Collections.Frozen;
using System.Text;

namespace Analytics.Formats;

/// <summary>A provider's words for what happened, in any case.</summary>
internal sealed class MilestoneTable
{
    private const int LongestWord = 64;

    private readonly FrozenDictionary<string, Milestone>.AlternateLookup<ReadOnlySpan<char>> words;

    public MilestoneTable(params ReadOnlySpan<(string Word, Milestone Milestone)> entries)
    {
        var table = new Dictionary<string, Milestone>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, milestone) in entries)
        {
            table.Add(word, milestone);
        }

        words = table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True for a word that the table has; <see cref="Milestone.Other"/> is a meaning as well.</summary>
    public bool TryGet(ReadOnlySpan<byte> word, out Milestone milestone)
    {
        milestone = Milestone.Other;
        if (word.Length is 0 or > LongestWord)
        {
            return false;
        }

        Span<char> chars = stackalloc char[LongestWord];
        return Ascii.ToUtf16(word, chars, out var length) == System.Buffers.OperationStatus.Done
            && words.TryGetValue(chars[..length], out milestone);
    }
}
