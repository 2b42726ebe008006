namespace Analytics.System.Tests.RawLog;

/// <summary>Pushes of a parcel each, so that each that is lost is missed.</summary>
internal static class SmallPushes
{
    /// <summary>Who sends them.</summary>
    public const string Provider = "17track";

    public static string[] Of(int first, int count) => [.. Enumerable.Range(first, count).Select(i => Pushes.Delivered($"RNUM{i:D8}"))];
}
