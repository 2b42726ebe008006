using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>Turns away who cannot be known, and slows down an address that sends one wrong secret after another.</summary>
internal sealed class Refusals(WebOptions options, ILogger<Refusals> logger) : IDisposable
{
    private static readonly object TooMany = new();

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.FailuresPerMinute,
            TokensPerPeriod = options.FailuresPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Counts a wrong secret against the address that it came from.</summary>
    /// <returns>False when the address has sent too many.</returns>
    public bool Note(HttpContext context)
    {
        WebLog.Refused(logger);
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!lease.IsAcquired)
        {
            context.Items[TooMany] = true;
        }

        return lease.IsAcquired;
    }

    /// <summary>Whether a request was one wrong secret too many.</summary>
    public static bool IsTooMany(HttpContext context) => context.Items.ContainsKey(TooMany);

    /// <summary>Answers a request whose caller is not known: 401, or 429 after too many wrong secrets.</summary>
    public static async Task ChallengeAsync(HttpContext context)
    {
        if (IsTooMany(context))
        {
            context.Response.Headers.RetryAfter = "60";
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many wrong keys, codes or sessions came from this address. Wait a minute.").ConfigureAwait(false);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        if (SignInPage.IsWanted(context))
        {
            await SignInPage.WriteAsync(context, StatusCodes.Status401Unauthorized, SignInPage.SignInFirst).ConfigureAwait(false);
            return;
        }

        await Problems.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "A good key is needed: send it as 'Authorization: Bearer KEY'. 'analytics keys add' makes one; in a browser, sign in at /sign-in.").ConfigureAwait(false);
    }

    /// <summary>Answers a caller who is known and may not.</summary>
    public static Task ForbidAsync(HttpContext context) => Problems.WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        $"The role '{context.User.FindFirstValue(ClaimTypes.Role)}' does not open this. 'analytics keys add --role ROLE' makes a key of another role.");

    public void Dispose() => limiter.Dispose();
}
