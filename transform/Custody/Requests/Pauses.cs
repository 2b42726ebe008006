using System.Security.Cryptography;

namespace Analytics.Custody.Requests;

/// <summary>How long to wait before the next attempt: a minute, then twice as long each time, up to six hours.</summary>
internal static class Pauses
{
    private static readonly TimeSpan first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromHours(6);

    /// <param name="attempts">Attempts that failed, from 1.</param>
    public static TimeSpan After(int attempts)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempts - 1, 20));
        return doubled < longest ? doubled : longest;
    }

    /// <summary>The same, made up to a quarter longer by chance, so that what failed at once is not tried again at once.</summary>
    public static TimeSpan Scattered(int attempts)
    {
        var pause = After(attempts);
        return pause + TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32((int)(pause.TotalSeconds / 4) + 1));
    }
}
