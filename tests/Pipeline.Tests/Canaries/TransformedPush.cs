using Analytics.Custody;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Canaries;

namespace Analytics.Pipeline.Tests.Canaries;

internal static class TransformedPush
{
    /// <summary>What comes of the push.</summary>
    /// <param name="push">The push.</param>
    /// <param name="policy">Another policy than the one built in.</param>
    public static Transformed Transform(this CanaryPush push, FieldPolicy? policy = null) =>
        Transformed.From(Blocks.Of(Blocks.Format(push.Format, policy), [push.ToUtf8()]));
}
