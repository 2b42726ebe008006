using System.Text.Json.Serialization;
using Analytics.Formats;

namespace Analytics.Intake.Http;

/// <summary>How the pushes of a request ended, once that is durable: kept + rejected + withheld + queued is how many came in.</summary>
/// <param name="Kept">Facts of them are in the warehouse.</param>
/// <param name="Rejected">They cannot be used.</param>
/// <param name="Withheld">They may not be used.</param>
/// <param name="Reasons">Why those were not kept.</param>
/// <param name="Queued">They are in the raw log, and transformed later; null where none is.</param>
internal sealed record IntakeAnswer(long Kept, long Rejected, long Withheld, IReadOnlyList<IntakeReason> Reasons, long? Queued = null);

/// <summary>Pushes that were not kept for one reason.</summary>
/// <param name="Reason">Its name, as in the table <c>rejections</c>.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Count">How many.</param>
/// <param name="Lines">The lines at which the first of them begin, from 1; null for a request of one push.</param>
internal sealed record IntakeReason(string Reason, string Meaning, long Count, IReadOnlyList<long>? Lines);

/// <summary>Adds up how the pushes of a request ended.</summary>
internal sealed class IntakeTally
{
    private const int MaxLines = 100;

    private readonly SortedDictionary<(RejectionReason Rejection, WithholdingReason Withholding), (long Count, List<long> Lines)> reasons = [];
    private long kept;
    private long queued;

    /// <summary>How the first push that was not kept ended.</summary>
    public (RejectionReason Rejection, WithholdingReason Withholding) First => reasons.Keys.FirstOrDefault();

    /// <param name="ended">How the push ended; null for one that is queued.</param>
    /// <param name="line">Where it begins.</param>
    public void Count(PushOutcome? ended, long line)
    {
        if (ended is not { } outcome)
        {
            queued++;
            return;
        }

        if (outcome.IsKept)
        {
            kept++;
            return;
        }

        var key = (outcome.Rejection, outcome.Withholding);
        var (count, lines) = reasons.GetValueOrDefault(key, (0, []));
        if (lines.Count < MaxLines)
        {
            lines.Add(line);
        }

        reasons[key] = (count + 1, lines);
    }

    public IntakeAnswer Answer(bool withLines) => new(
        kept,
        reasons.Where(reason => reason.Key.Rejection != RejectionReason.None).Sum(reason => reason.Value.Count),
        reasons.Where(reason => reason.Key.Withholding != WithholdingReason.None).Sum(reason => reason.Value.Count),
        [.. reasons.Select(reason => new IntakeReason(NameOf(reason.Key), MeaningOf(reason.Key), reason.Value.Count, withLines ? reason.Value.Lines : null))],
        queued == 0 ? null : queued);

    private static string NameOf((RejectionReason Rejection, WithholdingReason Withholding) key) =>
        key.Rejection != RejectionReason.None ? key.Rejection.ToString() : key.Withholding.ToString();

    private static string MeaningOf((RejectionReason Rejection, WithholdingReason Withholding) key) =>
        key.Rejection != RejectionReason.None ? Reasons.Explain(key.Rejection) : Reasons.Explain(key.Withholding);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IntakeAnswer))]
internal sealed partial class IntakeJson : JsonSerializerContext;
