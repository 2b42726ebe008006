using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Web;

/// <summary>Knows callers by <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class KeyAuthentication(
    AccessKeys keys, Refusals refusals, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var caller = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? keys.Find(header[Prefix.Length..].Trim()) : null;
        if (caller is not null)
        {
            return Task.FromResult(AuthenticateResult.Success(Policies.Ticket(caller, Scheme.Name)));
        }

        refusals.Note(Context);
        return Task.FromResult(AuthenticateResult.Fail("The key is not good."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.ChallengeAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.ForbidAsync(Context);
}
