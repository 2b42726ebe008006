namespace Analytics.Support;

/// <summary>The checkout that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>From <c>tests/PROJECT/bin/Release/net10.0/</c>.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    /// <summary>A file of it, by the names from the root on.</summary>
    public static string PathOf(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);
}
