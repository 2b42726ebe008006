using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Web;

/// <summary>What may be opened by whom. A policy is named after what it opens.</summary>
public static class Policies
{
    /// <summary>Anybody with a good key.</summary>
    public const string SignedIn = "signed-in";

    public const string Reports = "reports";

    /// <summary>Pushes of providers, by API key.</summary>
    public const string Intake = "intake";

    /// <summary>Requests of persons.</summary>
    public const string Privacy = "privacy";

    /// <summary>Datasets that were bought.</summary>
    public const string Partners = "partners";

    /// <summary>Estimated times of arrival.</summary>
    public const string Eta = "eta";

    /// <summary>How the models of times of arrival did.</summary>
    public const string EtaModels = "eta-models";

    /// <summary>The claim that names a caller's key.</summary>
    public const string KeyClaim = "key";

    internal static void Add(AuthorizationBuilder authorization) => authorization
        .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Reports, policy => policy.RequireRole(Roles.NameOf(Role.Analyst), Roles.NameOf(Role.Admin)))
        .AddPolicy(Intake, policy => policy.RequireRole(Roles.NameOf(Role.Intake), Roles.NameOf(Role.Admin)))
        .AddPolicy(Privacy, policy => policy.RequireRole(Roles.NameOf(Role.Privacy), Roles.NameOf(Role.Admin)))
        .AddPolicy(Partners, policy => policy.RequireRole(Roles.NameOf(Role.Partner), Roles.NameOf(Role.Admin)))
        .AddPolicy(Eta, policy => policy.RequireRole(Roles.NameOf(Role.Product), Roles.NameOf(Role.Admin)))
        .AddPolicy(EtaModels, policy => policy.RequireRole(Roles.NameOf(Role.Analyst), Roles.NameOf(Role.Product), Roles.NameOf(Role.Admin)))
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    internal static AuthenticationTicket Ticket(Caller caller, string scheme)
    {
        Claim[] claims =
        [
            new(ClaimTypes.Name, caller.Name), new(ClaimTypes.Role, Roles.NameOf(caller.Role)), new(KeyClaim, caller.KeyId),
        ];
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, scheme)), scheme);
    }
}
