using Analytics.Custody;
using Analytics.Formats;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Intake.Tests.Http;

namespace Analytics.Intake.Tests.RawLog;

/// <summary>Every provider format, and pushes that can be told apart.</summary>
internal static class TestSources
{
    private static readonly Dictionary<string, IntakeSource> providers = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider);

    public static RawLogSources All { get; } = new(providers);

    public static PushFormat Format(string provider) => providers[provider].Format;

    public static PushBlock Block(string provider, params IReadOnlyList<string> pushes) => Inboxes.Block(Format(provider), pushes);

    /// <summary>A push of 17TRACK's.</summary>
    /// <param name="parcel">What its tracking number is made of.</param>
    /// <param name="step">What tells it from the other pushes of the parcel.</param>
    public static string Push(int parcel, int step = 0) => $$$$$"""
        {"event":"TRACKING_UPDATED","data":{"number":"RNUM{{{{{parcel:D6}}}}}","carrier":3011,"track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{"time_iso":"2026-09-01T08:00:{{{{{step % 60:D2}}}}}+02:00","stage":"PickedUp","description":"step {{{{{step}}}}}"}]}]}}}}
        """.Trim();
}
