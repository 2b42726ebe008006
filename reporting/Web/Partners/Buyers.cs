using System.Security.Claims;
using Analytics.Releases;

namespace Analytics.Web;

/// <summary>Who asks for datasets.</summary>
internal static class Buyers
{
    public static Buyer Of(ClaimsPrincipal caller) => new(caller.FindFirstValue(Policies.KeyClaim)!, caller.IsInRole(Roles.NameOf(Role.Admin)));
}
