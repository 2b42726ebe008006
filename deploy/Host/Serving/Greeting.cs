using Analytics.Web;

namespace Analytics.Host.Serving;

/// <summary>What a process says once it listens.</summary>
internal static class Greeting
{
    /// <summary>Where nobody can get in yet, a link that lets one browser in.</summary>
    public static Func<string, TextWriter, Task> WithSignIn(Installation installation, TimeProvider time) => (address, output) =>
    {
        using var keys = AccessKeys.Open(installation.Settings.Web.Control, time);
        if (keys.HasWayIn())
        {
            return Task.CompletedTask;
        }

        var (_, code) = keys.AddSignIn(Role.Admin, "first start");
        return output.WriteLineAsync($"Sign this browser in, once, within 15 minutes:\n  {SignInLink.To(address, code)}");
    };

    public static Task None(string address, TextWriter output) => Task.CompletedTask;
}
