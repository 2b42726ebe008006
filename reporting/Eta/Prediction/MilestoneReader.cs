using System.Text.Json;

namespace Analytics.Eta;

/// <summary>A milestone with the place that is told of it.</summary>
/// <param name="At">Seconds since 1970, UTC.</param>
/// <param name="OffsetMinutes">What the local clock was ahead of UTC.</param>
/// <param name="Milestone">What happened.</param>
/// <param name="Place">Where; empty when that is not told.</param>
internal readonly record struct PlacedMilestone(long At, short OffsetMinutes, Milestone Milestone, string Place);

/// <summary>Reads the milestones of a question.</summary>
internal static class MilestoneReader
{
    private const QuestionMembers Needed = QuestionMembers.Milestone | QuestionMembers.At;

    /// <summary>Reads the list that the reader stands at.</summary>
    public static void Read(ref Utf8JsonReader reader, MemberReader members, List<PlacedMilestone> milestones)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            members.Refuse("milestones", "It must be a list of objects with 'milestone' and 'at'.");
        }

        while (members.IsGood && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (milestones.Count == QuestionReader.MostMilestones)
            {
                members.Refuse("milestones", "There are too many: 200 are the most.");
                return;
            }

            milestones.Add(ReadOne(ref reader, members, milestones.Count));
        }
    }

    private static PlacedMilestone ReadOne(ref Utf8JsonReader reader, MemberReader members, int index)
    {
        var (read, given) = (default(PlacedMilestone) with { Place = "" }, QuestionMembers.None);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            members.Refuse(new FieldPath("", index), "A milestone is an object with 'milestone' and 'at'.");
        }

        while (members.IsGood && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = QuestionMember.Read(ref reader);
            if (member < QuestionMembers.Milestone || (given & member) != 0)
            {
                var isTwice = member >= QuestionMembers.Milestone;
                members.Refuse(new FieldPath(QuestionMember.Repeatable(ref reader) ?? "", index), isTwice ? "It is given twice." : "A milestone has no such member.");
                break;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                given |= member;
                read = ReadMember(ref reader, members, read, member, index);
            }
        }

        if (members.IsGood && (given & Needed) != Needed)
        {
            members.Refuse(new FieldPath((given & QuestionMembers.Milestone) != 0 ? "at" : "milestone", index), "It is missing.");
        }

        return read;
    }

    private static PlacedMilestone ReadMember(ref Utf8JsonReader reader, MemberReader members, PlacedMilestone read, QuestionMembers member, int index)
    {
        switch (member)
        {
            case QuestionMembers.At:
                var (at, offset) = members.Instant(ref reader, new FieldPath("at", index));
                return read with { At = at, OffsetMinutes = offset };
            case QuestionMembers.Place:
                return read with { Place = members.Text(ref reader, new FieldPath("place", index), Casing.Upper) };
            default:
                if (reader.TokenType == JsonTokenType.String && QuestionMember.TryReadMilestone(ref reader, out var milestone))
                {
                    return read with { Milestone = milestone };
                }

                members.Refuse(new FieldPath("milestone", index), $"There is no such milestone; there are {QuestionMember.AllMilestones}.");
                return read;
        }
    }
}
