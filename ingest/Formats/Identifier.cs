namespace Analytics.Formats;

/// <summary>
/// A value that can point at a person: a tracking number, an e-mail address, a phone number, an account reference.
/// It lives on the stack only, prints as <c>***</c>, has no serializer, and only Custody can read its bytes.
/// </summary>
public readonly ref struct Identifier
{
    private readonly ReadOnlySpan<byte> utf8;

    /// <param name="utf8">The value as received, UTF-8, unescaped.</param>
    public Identifier(ReadOnlySpan<byte> utf8) => this.utf8 = utf8;

    public bool IsEmpty => utf8.IsEmpty;

    internal ReadOnlySpan<byte> Reveal() => utf8;

    public override string ToString() => "***";
}
