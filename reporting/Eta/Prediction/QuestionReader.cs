using System.Text.Json;

namespace Analytics.Eta;

/// <summary>
/// Reads questions from JSON. A good question costs no memory once its texts are known. One reader serves one thread at a time; a tracking number is skipped
/// and goes nowhere, as does every value that is refused.
/// </summary>
/// <param name="time">Tells the instant of questions that name none.</param>
public sealed class QuestionReader(TimeProvider time)
{
    /// <summary>Milestones of one question.</summary>
    public const int MostMilestones = 200;

    private readonly MemberReader members = new();
    private readonly List<PlacedMilestone> milestones = [];
    private QuestionMembers given;
    private Range id;
    private bool isWhyAsked;
    private Promise promise;
    private long? asOf;

    /// <summary>Reads one question.</summary>
    /// <param name="json">One JSON object as UTF-8, of the shape that the API's description gives.</param>
    /// <param name="question">Filled; of no use when there is a fault.</param>
    public QuestionOutcome Read(ReadOnlySpan<byte> json, EtaQuestion question)
    {
        question.Clear();
        milestones.Clear();
        members.Clear();
        (given, id, isWhyAsked, promise, asOf) = (QuestionMembers.None, default, false, default, null);
        try
        {
            var reader = new Utf8JsonReader(json);
            ReadAll(ref reader, question);
        }
        catch (JsonException)
        {
            members.RefuseAll();
        }

        if (members.IsGood)
        {
            Finish(question);
        }

        return new QuestionOutcome(members.IsGood || id.End.Value > 0 ? id : IdReader.Find(json), isWhyAsked, members.Fault);
    }

    private void ReadAll(ref Utf8JsonReader reader, EtaQuestion question)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            members.Refuse(QuestionFault.Whole, "A question is a JSON object.");
        }

        while (members.IsGood && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = QuestionMember.Read(ref reader);
            if (member is QuestionMembers.None or >= QuestionMembers.Milestone)
            {
                members.Refuse(QuestionMember.Repeatable(ref reader) ?? QuestionFault.Whole, "A question has no such member.");
                return;
            }

            if ((given & member) != 0)
            {
                members.Refuse(QuestionMember.NameOf(member), "It is given twice.");
                return;
            }

            given |= member;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                ReadMember(member, ref reader, question);
            }
        }

        if (members.IsGood)
        {
            // Fails when anything follows the object.
            reader.Read();
        }
    }

    private void ReadMember(QuestionMembers member, ref Utf8JsonReader reader, EtaQuestion question)
    {
        switch (member)
        {
            case QuestionMembers.Id:
                ReadId(ref reader);
                break;
            case QuestionMembers.Why:
                ReadWhy(ref reader);
                break;
            case QuestionMembers.Carrier:
                question.Carrier = members.Text(ref reader, "carrier", Casing.Lower);
                break;
            case QuestionMembers.Service:
                question.Service = members.Text(ref reader, "service", Casing.Kept);
                break;
            case QuestionMembers.Origin:
                question.Origin = members.Text(ref reader, "origin", Casing.Upper);
                break;
            case QuestionMembers.Destination:
                question.Destination = members.Text(ref reader, "destination", Casing.Upper);
                break;
            case QuestionMembers.Promised:
                promise = members.Promise(ref reader, "promised");
                break;
            case QuestionMembers.AsOf:
                asOf = members.Instant(ref reader, "as_of").Seconds;
                break;
            case QuestionMembers.Milestones:
                MilestoneReader.Read(ref reader, members, milestones);
                break;
            default:
                // A tracking number.
                reader.Skip();
                break;
        }
    }

    private void ReadId(ref Utf8JsonReader reader)
    {
        if (IdReader.TryRead(ref reader, out var read))
        {
            id = read;
        }
        else
        {
            members.Refuse("id", "It must be a text or a number of at most 100 characters.");
        }
    }

    private void ReadWhy(ref Utf8JsonReader reader)
    {
        isWhyAsked = reader.TokenType == JsonTokenType.True;
        if (!isWhyAsked && reader.TokenType != JsonTokenType.False)
        {
            members.Refuse("why", "It must be true or false.");
        }
    }

    // What can be told only when all members are known.
    private void Finish(EtaQuestion question)
    {
        if (question.Destination.Length == 0)
        {
            members.Refuse("destination", "It is missing: name the country or the region that the parcel goes to, as US or US-NY.");
        }

        if (milestones.Count == 0)
        {
            members.Refuse("milestones", "It is missing or empty: at least one must be known, as picked_up.");
        }

        question.AsOf = asOf ?? time.GetUtcNow().ToUnixTimeSeconds();
        question.PromisedUntil = promise.EndAt(question.Destination);
        for (var i = 0; i < milestones.Count && members.IsGood; i++)
        {
            var milestone = milestones[i];
            if (milestone.At > question.AsOf)
            {
                members.Refuse(new FieldPath("at", i), "It lies after the instant of the question, which is as_of, or now.");
            }
            else if (milestone.Milestone == Milestone.Delivered)
            {
                members.Refuse(new FieldPath("milestone", i), "The parcel is delivered: nothing is left to be told.");
            }

            var isAtDestination = ArrivalRule.IsAtDestination(milestone.Milestone, milestone.Place, question.Origin, question.Destination);
            question.Add(new Checkpoint(milestone.At, milestone.OffsetMinutes, milestone.Milestone, isAtDestination));
        }
    }
}
