using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Analytics.Eta;

/// <summary>Writes answers and refusals as JSON objects. An answer without reasons costs no memory.</summary>
public static class AnswerWriter
{
    /// <summary>Reasons of one answer.</summary>
    public const int MostReasons = 5;

    private const int SecondsOfHour = 3600;
    private const int SecondsOfMinute = 60;

    private static readonly JsonEncodedText[] Levels =
    [
        .. Enum.GetValues<EtaLevel>().Select(level => JsonEncodedText.Encode(level == EtaLevel.None ? "insufficient_data" : QuestionMember.NameOf(level))),
    ];

    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Level = JsonEncodedText.Encode("level");
    private static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
    private static readonly JsonEncodedText Support = JsonEncodedText.Encode("support");
    private static readonly JsonEncodedText[] Quantiles = [.. new[] { "p10", "p50", "p80", "p90" }.Select(name => JsonEncodedText.Encode(name))];
    private static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    private static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");
    private static readonly JsonEncodedText Hours = JsonEncodedText.Encode("hours");

    /// <summary>Writes an answer: instants to the minute, and their dates by the clocks of the destination.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="id">The caller's id as it stood in the question, with its quotes; empty for none.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">The answer; where a later quantile is less than an earlier one, it is told as that.</param>
    /// <param name="version">The model's version; null when there is no model.</param>
    /// <param name="why">The reasons; null when they were not asked for.</param>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> id, EtaQuestion question, in EtaAnswer answer, string? version, IReadOnlyList<EtaReason>? why)
    {
        json.WriteStartObject();
        WriteId(json, id);
        json.WriteString(Level, Levels[(int)answer.Level]);
        json.WriteString(Model, version);
        json.WriteNumber(Support, answer.Support);
        WriteQuantiles(json, question, answer);
        if (answer.Level == EtaLevel.None)
        {
            json.WriteString("detail", version is null ? "There is no model yet." : "Too few parcels are known of this carrier, of this lane and of this destination.");
        }

        if (why is not null)
        {
            WriteReasons(json, why);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes why a line of a batch has no answer.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="line">Its number; the first is 1.</param>
    /// <param name="id">As of an answer.</param>
    /// <param name="fault">What is wrong.</param>
    public static void WriteRefusal(Utf8JsonWriter json, long line, ReadOnlySpan<byte> id, QuestionFault fault)
    {
        json.WriteStartObject();
        json.WriteNumber("line", line);
        WriteId(json, id);
        json.WriteStartObject("error");
        json.WriteString("field", fault.Field);
        json.WriteString("detail", fault.Detail);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> id)
    {
        if (!id.IsEmpty)
        {
            json.WritePropertyName(Id);
            json.WriteRawValue(id, skipInputValidation: true);
        }
    }

    private static void WriteQuantiles(Utf8JsonWriter json, EtaQuestion question, in EtaAnswer answer)
    {
        if (answer.Level == EtaLevel.None)
        {
            foreach (var name in Quantiles)
            {
                json.WriteNull(name);
            }

            return;
        }

        var zone = Geography.ZoneOf(question.Destination);
        var lastOffset = zone is null ? LastOffsetSeconds(question.Milestones) : 0;
        var least = 0f;
        for (var i = 0; i < Quantiles.Length; i++)
        {
            least = Math.Max(least, i switch { 0 => answer.P10, 1 => answer.P50, 2 => answer.P80, _ => answer.P90 });
            var at = (long)Math.Round((question.AsOf + (least * (double)SecondsOfHour)) / SecondsOfMinute) * SecondsOfMinute;
            WriteQuantile(json, Quantiles[i], at, at + (zone?.GetUtcOffset(Instant.FromUnixTimeSeconds(at)).Seconds ?? lastOffset), least);
        }
    }

    private static void WriteQuantile(Utf8JsonWriter json, JsonEncodedText name, long at, long localAt, float hours)
    {
        Span<byte> text = stackalloc byte[InstantText.Length];
        json.WriteStartObject(name);
        InstantText.Write(at, text);
        json.WriteString(At, text);
        InstantText.Write(localAt, text);
        json.WriteString(Date, text[..InstantText.DateLength]);
        json.WriteNumber(Hours, Math.Round((double)hours, 1));
        json.WriteEndObject();
    }

    private static int LastOffsetSeconds(IReadOnlyList<Checkpoint> milestones)
    {
        var last = default(Checkpoint);
        for (var i = 0; i < milestones.Count; i++)
        {
            last = milestones[i].At >= last.At ? milestones[i] : last;
        }

        return last.OffsetMinutes * SecondsOfMinute;
    }

    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<EtaReason> why)
    {
        json.WriteStartArray("why");
        foreach (var reason in why)
        {
            json.WriteStartObject();
            json.WriteString("feature", reason.Feature);
            if (reason.Value is { } value)
            {
                json.WriteNumber("value", value);
            }
            else
            {
                json.WriteNull("value");
            }

            json.WriteNumber("factor", Math.Round(reason.Factor, 3));
            json.WriteString("text", Tell(reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Tell(EtaReason reason)
    {
        var percent = Math.Round(Math.Abs(reason.Factor - 1) * 100);
        var effect = percent == 0 ? "hardly matters" : string.Create(CultureInfo.InvariantCulture, $"makes it {percent:0} % {(reason.Factor > 1 ? "later" : "sooner")}");
        return $"{reason.Feature.Replace('_', ' ')} {effect}{(reason.Value is null ? ", as it is not known" : "")}";
    }
}
