using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>How the times of a column are written, told from its values.</summary>
/// <param name="Pattern">Null for ISO 8601, which needs no pattern.</param>
/// <param name="OtherOrder">A pattern that reads all of them as well, day and month exchanged; null when none does.</param>
/// <param name="HasOffsets">All of them tell their UTC offset.</param>
/// <param name="IsUtc">All of them are UTC.</param>
/// <param name="HasTimeOfDay">Some of them tell the time of day.</param>
/// <param name="Others">Other texts that come again and again: ways to say that there is no time.</param>
internal sealed record TimeGuess(
    TimePattern? Pattern, TimePattern? OtherOrder, bool HasOffsets, bool IsUtc, bool HasTimeOfDay, IReadOnlyList<string> Others)
{
    private static readonly TimePattern?[] Candidates =
    [
        null, .. new[]
        {
            "epoch_seconds", "epoch_milliseconds", "M/d/yyyy", "d/M/yyyy", "M/d/yyyy H:mm", "d/M/yyyy H:mm", "M/d/yyyy H:mm:ss",
            "d/M/yyyy H:mm:ss", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt", "M/d/yy", "d/M/yy", "M/d/yy H:mm", "d/M/yy H:mm", "d.M.yyyy",
            "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "d-M-yyyy", "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "d-MMM-yy", "d-MMM-yyyy",
            "d-MMM-yyyy H:mm", "d MMM yyyy", "d MMM yyyy H:mm", "MMM d, yyyy", "MMM d, yyyy h:mm tt", "yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss",
        }.Select(text => TimePattern.TryParse(text, out var pattern) ? pattern : throw new FormatException(text)),
    ];

    /// <summary>Null when the texts are no times.</summary>
    /// <param name="counts">Each text and how often it comes.</param>
    public static TimeGuess? Of(IReadOnlyDictionary<string, int> counts)
    {
        var others = counts.Where(text => text.Value > 1 && !text.Key.Any(char.IsDigit)).Select(text => text.Key).ToList();
        var texts = counts.Keys.Except(others).Select(Encoding.UTF8.GetBytes).ToList();
        var fits = texts.Count == 0 ? [] : Candidates.Where(pattern => texts.TrueForAll(text => TryRead(pattern, text, out _))).ToList();
        if (fits.Count == 0)
        {
            return null;
        }

        var times = texts.Select(text => TryRead(fits[0], text, out var time) ? time : default).ToList();
        return new TimeGuess(
            fits[0],
            fits[0] is { } first ? fits.Skip(1).FirstOrDefault(other => other!.IsOtherOrderOf(first)) : null,
            times.TrueForAll(time => time.HasOffset),
            times.TrueForAll(time => time.IsZulu || (time.HasOffset && time.OffsetMinutes == 0)),
            times.Exists(time => time.HasTimeOfDay),
            [.. others.Order(StringComparer.Ordinal)]);
    }

    private static bool TryRead(TimePattern? pattern, byte[] text, out WrittenTime time) =>
        pattern is null ? TimeText.TryRead(text, out time) : pattern.TryRead(text, out time);
}
