using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Analytics.Eta;

/// <summary>Where a value stands in a question.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="Milestone">Index of the milestone that it is of; null for a member of the question.</param>
internal readonly record struct FieldPath(string Member, int? Milestone = null)
{
    public static implicit operator FieldPath(string member) => new(member);

    public override string ToString() => Milestone is not { } index ? Member
        : Member.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"milestones[{index}]")
        : string.Create(CultureInfo.InvariantCulture, $"milestones[{index}].{Member}");
}

/// <summary>How letters of ASCII are taken.</summary>
internal enum Casing
{
    Kept,
    Lower,
    Upper,
}

/// <summary>Reads values of members, and keeps the first fault that was found.</summary>
internal sealed class MemberReader
{
    /// <summary>Characters of a text.</summary>
    public const int LongestText = 100;

    // Each character as \uXXXX.
    private const int LongestRaw = 6 * LongestText;

    private readonly TextTable texts = new();

    public QuestionFault? Fault { get; private set; }

    public bool IsGood => Fault is null;

    public void Clear() => Fault = null;

    public void Refuse(FieldPath field, string detail) => Fault ??= new QuestionFault(field.ToString(), detail);

    /// <summary>Notes that nothing can be read at all.</summary>
    public void RefuseAll() => Fault = QuestionFault.NoJson;

    /// <summary>A text; empty when it is refused.</summary>
    public string Text(ref Utf8JsonReader reader, FieldPath field, Casing casing)
    {
        Span<byte> buffer = stackalloc byte[LongestRaw];
        if (!TryCopy(ref reader, field, buffer, out var length))
        {
            return "";
        }

        var text = buffer[..length];
        if (casing == Casing.Lower)
        {
            Ascii.ToLowerInPlace(text, out _);
        }
        else if (casing == Casing.Upper)
        {
            Ascii.ToUpperInPlace(text, out _);
        }

        return texts.Get(text);
    }

    /// <summary>An instant, in seconds since 1970, with what its clock is ahead of UTC in minutes; 0 when it is refused.</summary>
    public (long Seconds, short OffsetMinutes) Instant(ref Utf8JsonReader reader, FieldPath field)
    {
        Span<byte> buffer = stackalloc byte[LongestRaw];
        if (!TryCopy(ref reader, field, buffer, out var length))
        {
            return default;
        }

        var fault = InstantText.Read(buffer[..length], out var seconds, out var offsetMinutes);
        if (fault != InstantFault.None)
        {
            Refuse(field, QuestionFault.Explain(fault));
        }

        return (seconds, offsetMinutes);
    }

    /// <summary>A promise: an instant, or a date alone, which means the end of that day wherever it is to end.</summary>
    public Promise Promise(ref Utf8JsonReader reader, FieldPath field)
    {
        Span<byte> buffer = stackalloc byte[LongestRaw];
        if (!TryCopy(ref reader, field, buffer, out var length))
        {
            return default;
        }

        var text = buffer[..length];
        var fault = Eta.Promise.Read(text, out var promise);
        if (fault != InstantFault.None)
        {
            Refuse(field, QuestionFault.Explain(fault) + " A date alone can be promised too: 2026-09-30.");
        }

        return promise;
    }

    private bool TryCopy(ref Utf8JsonReader reader, FieldPath field, scoped Span<byte> buffer, out int length)
    {
        length = 0;
        if (reader.TokenType != JsonTokenType.String)
        {
            Refuse(field, "It must be a text.");
            return false;
        }

        if (reader.ValueSpan.Length > LongestRaw)
        {
            Refuse(field, "It is too long: 100 characters are the most.");
            return false;
        }

        try
        {
            length = reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            // Half of a character, or no UTF-8.
            Refuse(field, "It holds characters that cannot be read.");
            return false;
        }

        if (length > LongestText && Encoding.UTF8.GetCharCount(buffer[..length]) > LongestText)
        {
            Refuse(field, "It is too long: 100 characters are the most.");
        }

        return IsGood;
    }
}
