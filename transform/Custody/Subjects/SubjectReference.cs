namespace Analytics.Custody.Subjects;

/// <summary>What kind of thing a request names its subject by.</summary>
public enum ReferenceKind : byte
{
    TrackingNumber = 1,
    Email = 2,
    Phone = 3,
    Account = 4,
}

/// <summary>One tracking number, e-mail address, phone number or account reference, as it was given. Prints as <c>***</c>; never stored.</summary>
/// <param name="kind">What it is.</param>
/// <param name="value">The value, in any spelling that its canonical form makes one of.</param>
public sealed class SubjectReference(ReferenceKind kind, string value)
{
    public ReferenceKind Kind { get; } = kind;

    internal string Value { get; } = value;

    public override string ToString() => "***";
}
