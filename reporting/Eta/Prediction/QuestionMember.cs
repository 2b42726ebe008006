using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Analytics.Eta;

/// <summary>The members that a question and a milestone of it may have.</summary>
[Flags]
internal enum QuestionMembers
{
    None = 0,
    Id = 1,
    Carrier = 1 << 1,
    Service = 1 << 2,
    Origin = 1 << 3,
    Destination = 1 << 4,
    Promised = 1 << 5,
    AsOf = 1 << 6,
    Milestones = 1 << 7,
    TrackingNumber = 1 << 8,
    Why = 1 << 9,
    Milestone = 1 << 10,
    At = 1 << 11,
    Place = 1 << 12,
}

/// <summary>Names of members and milestones, as JSON has them: in snake case.</summary>
internal static class QuestionMember
{
    private const int LongestName = 32;

    private static readonly FrozenDictionary<string, QuestionMembers>.AlternateLookup<ReadOnlySpan<char>> Members = ByName<QuestionMembers>();
    private static readonly FrozenDictionary<string, Milestone>.AlternateLookup<ReadOnlySpan<char>> Milestones = ByName<Milestone>();

    /// <summary>The names of all milestones, with commas between them.</summary>
    public static string AllMilestones { get; } = string.Join(", ", Enum.GetValues<Milestone>().Select(NameOf));

    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The member that the reader stands at; none when there is no such.</summary>
    public static QuestionMembers Read(ref Utf8JsonReader reader) => TryRead(ref reader, Members, out var member) ? member : QuestionMembers.None;

    public static bool TryReadMilestone(ref Utf8JsonReader reader, out Milestone milestone) => TryRead(ref reader, Milestones, out milestone);

    /// <summary>A name that was sent, where it can be repeated: only what looks like the name of a member, not what might tell of a person.</summary>
    public static string? Repeatable(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > LongestName)
        {
            return null;
        }

        foreach (var letter in reader.ValueSpan)
        {
            if (!char.IsAsciiLetterLower((char)letter) && letter != '_')
            {
                return null;
            }
        }

        return Encoding.ASCII.GetString(reader.ValueSpan);
    }

    private static FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(NameOf).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool TryRead<T>(ref Utf8JsonReader reader, FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> names, out T value)
    {
        value = default!;
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestName)
        {
            return false;
        }

        Span<char> name = stackalloc char[LongestName];
        var status = Ascii.ToUtf16(reader.ValueSpan, name, out var length);
        return status == System.Buffers.OperationStatus.Done && names.TryGetValue(name[..length], out value!);
    }
}
