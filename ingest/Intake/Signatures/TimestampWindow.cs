using System.Globalization;

namespace Analytics.Intake.Signatures;

/// <summary>How far a signed timestamp may lie from now, to either side: what bounds replay.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="width">
/// Allowed distance. No shorter than the time for which a provider sends a push again under its first timestamp.
/// </param>
internal sealed class TimestampWindow(TimeProvider clock, TimeSpan width)
{
    /// <summary>Longest timestamp admitted, in digits.</summary>
    public const int MaxDigits = 12;

    /// <summary>True for a number of seconds since 1970 (UTC), digits only, that lies within the window.</summary>
    public bool Admits(ReadOnlySpan<char> unixSeconds) =>
        unixSeconds.Length <= MaxDigits
        && long.TryParse(unixSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= width.TotalSeconds;
}
