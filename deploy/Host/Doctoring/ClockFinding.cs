using System.Globalization;

namespace Analytics.Host.Doctoring;

/// <summary>How this machine's clock stands beside another's.</summary>
internal static class ClockFinding
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <param name="whose">Whose the other clock is.</param>
    /// <param name="ahead">How much it is ahead.</param>
    public static Finding Of(string whose, TimeSpan ahead)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{whose}'s differs by {Math.Abs(ahead.TotalSeconds):0.0} s");
        return ahead.Duration() > Most ? Finding.Warning("clock", $"{text}. Have both machines set their clocks by NTP.") : Finding.Ok("clock", text);
    }
}
