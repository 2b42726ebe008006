namespace Analytics.Intake.Signatures;

/// <summary>Tells whether a push comes from the provider that it claims to come from. Thread-safe.</summary>
internal interface IPushSignature
{
    /// <summary>
    /// True when the push carries the provider's signature. A header that is absent or malformed is no signature; nothing
    /// in a push makes this throw.
    /// </summary>
    bool Verify(in SignedPush push);
}

/// <summary>A push as its signature covers it.</summary>
/// <param name="body">The body as received, before any decoding.</param>
/// <param name="header">The value of a header, or null; names are told apart without regard to case.</param>
/// <param name="urlSecret">The secret in the URL that the push came to, decoded; empty when it has none.</param>
internal readonly ref struct SignedPush(ReadOnlySpan<byte> body, Func<string, string?> header, ReadOnlySpan<char> urlSecret = default)
{
    public ReadOnlySpan<byte> Body { get; } = body;

    public ReadOnlySpan<char> UrlSecret { get; } = urlSecret;

    public ReadOnlySpan<char> Header(string name) => header(name).AsSpan().Trim();
}
