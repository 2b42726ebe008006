using System.Globalization;
using System.Text.Encodings.Web;
using Analytics.Releases;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Web;

/// <summary>
/// Knows callers by a signed address, below <c>/v1/delta-sharing/files/</c> and there alone. Whoever holds the address is taken for the key that
/// asked for it, until it expires and as long as the key is good.
/// </summary>
internal sealed class SignedAuthentication(
    AccessKeys keys, Refusals refusals, TimeProvider time, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Partner = "partner";
    private const string Expires = "expires";
    private const string Signature = "signature";

    /// <summary>Names, what they mean and what may be given.</summary>
    public static readonly IReadOnlyList<(string Name, string Description, string Example)> Parameters =
    [
        (Partner, "The id of the key that the address was made for. With a key in the header, none of these is needed.", "3f9a2c0d71be"),
        (Expires, "When the address expires, in seconds since 1970.", "1792000000"),
        (Signature, "HMAC-SHA-256 over the path and the two before.", "signature"),
    ];

    /// <summary>Whether a request has an address that is signed, rightly or not.</summary>
    public static bool IsSigned(HttpRequest request) =>
        request.Path.StartsWithSegments($"{DeltaErrors.Prefix}/files", StringComparison.Ordinal) && request.Query.ContainsKey(Signature);

    /// <summary>The path with what signs it.</summary>
    public static string AddressOf(string path, string partner, DateTimeOffset end, SignedAddress signer) => string.Create(
        CultureInfo.InvariantCulture, $"{path}?{Partner}={partner}&{Expires}={end.ToUnixTimeSeconds()}&{Signature}={signer.Sign(path, partner, end)}");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.RequestServices.GetService<PartnerShelf>() is not { } shelf)
        {
            return AuthenticateResult.NoResult();
        }

        var partner = Request.Query[Partner].ToString();
        var isInstant = long.TryParse(Request.Query[Expires], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        var signer = new SignedAddress(await shelf.Book.SecretAsync(Context.RequestAborted).ConfigureAwait(false), time);
        var state = isInstant
            ? signer.Check(Request.Path, partner, DateTimeOffset.FromUnixTimeSeconds(seconds), Request.Query[Signature].ToString())
            : SignatureState.Wrong;
        if (state == SignatureState.Good && await keys.FindByIdAsync(partner).ConfigureAwait(false) is { } caller)
        {
            return AuthenticateResult.Success(Policies.Ticket(caller, Scheme.Name));
        }

        // An address that has ended is no guess at one.
        if (state == SignatureState.Wrong)
        {
            refusals.Note(Context);
        }

        return AuthenticateResult.Fail("The address is not good.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.IsTooMany(Context)
        ? Refusals.ChallengeAsync(Context)
        : Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "The address is not good, or no longer. Ask for the table again: the answer has new ones.");

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.ForbidAsync(Context);
}
