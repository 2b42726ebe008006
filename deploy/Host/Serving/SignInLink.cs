namespace Analytics.Host.Serving;

/// <summary>The address that signs a browser in, once.</summary>
internal static class SignInLink
{
    public static string To(string server, string code) => $"{server.TrimEnd('/')}/sign-in?code={code}";
}
