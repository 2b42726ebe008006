using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Web;

/// <summary>
/// Knows callers by <c>Authorization: Bearer KEY</c>; below <c>/intake/</c>, and there alone, by <c>?key=KEY</c> as well: those who
/// send pushes are given an address and cannot be told to send a header.
/// </summary>
internal sealed class KeyAuthentication(
    AccessKeys keys, Refusals refusals, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";
    private const string InAddress = "key";

    /// <summary>True when the request has a key to know its caller by, good or not.</summary>
    public static bool HasKey(HttpRequest request) => request.Headers.Authorization.Count > 0 || HasKeyInAddress(request);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!HasKey(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var key = header.Length == 0 ? Request.Query[InAddress].ToString()
            : header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..] : "";
        var caller = await keys.FindAsync(key.Trim()).ConfigureAwait(false);
        if (caller is not null)
        {
            return AuthenticateResult.Success(Policies.Ticket(caller, Scheme.Name));
        }

        refusals.Note(Context);
        return AuthenticateResult.Fail("The key is not good.");
    }

    private static bool HasKeyInAddress(HttpRequest request) =>
        request.Path.StartsWithSegments("/intake", StringComparison.OrdinalIgnoreCase) && request.Query.ContainsKey(InAddress);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.ChallengeAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.ForbidAsync(Context);
}
