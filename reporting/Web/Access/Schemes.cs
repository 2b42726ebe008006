using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Web;

/// <summary>The ways to tell who asks. A request with a key is known by it alone.</summary>
internal static class Schemes
{
    public const string Key = "key";
    public const string Session = "session";

    public const string Signed = "signed";

    private const string Either = "key-or-session";

    // Not AddAuthentication: that one brings data protection too, which keeps keys in the home folder and has no user here.
    public static void Add(IServiceCollection services)
    {
        services.AddAuthenticationCore(options => options.DefaultScheme = Either).AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Key, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Session, null)
            .AddScheme<AuthenticationSchemeOptions, SignedAuthentication>(Signed, null)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                KeyAuthentication.HasKey(context.Request) ? Key : SignedAuthentication.IsSigned(context.Request) ? Signed : Session);
    }
}
