namespace Analytics.Custody.Secrets;

/// <summary>What a provider signs its pushes with.</summary>
/// <param name="Value">The secret that is shared with the provider.</param>
public sealed record ProviderSecret(string Value)
{
    /// <summary>A secret that the provider is given as a part of the address; for a provider whose signature leaves the body out.</summary>
    public string? InAddress { get; init; }

    /// <summary>The header with the time of signing, where that is not known beforehand.</summary>
    public string? TimestampHeader { get; init; }

    /// <summary>The header with the signature, where that is not known beforehand.</summary>
    public string? SignatureHeader { get; init; }

    /// <summary>Says nothing of its values.</summary>
    public override string ToString() => nameof(ProviderSecret);
}
