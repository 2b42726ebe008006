namespace Analytics.Formats;

internal static class Promises
{
    /// <summary>A promise as written; empty when there is none that can be read.</summary>
    public static Promise Read(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !TimeText.TryRead(text, out var time))
        {
            return default;
        }

        // Midnight as the end of a promise means the day, not its first second.
        var isDay = !time.HasTimeOfDay || time.Clock % 86400 == 0;
        var end = isDay ? time.Instant + 86399 : time.Instant;
        return new Promise(end, time.LocalDay, Timed: !isDay);
    }
}
