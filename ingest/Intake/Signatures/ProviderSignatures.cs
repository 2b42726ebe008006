using System.Collections.Concurrent;
using Analytics.Custody.Secrets;

namespace Analytics.Intake.Signatures;

/// <summary>Checks pushes against the secrets of their providers as they are at this moment. Thread-safe.</summary>
/// <param name="secrets">The secrets.</param>
/// <param name="unsigned">Providers whose pushes are taken without a signature, by the operator's word.</param>
/// <param name="time">Bounds replay.</param>
public sealed class ProviderSignatures(ProviderSecretFile secrets, IReadOnlySet<string> unsigned, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (IReadOnlyList<ProviderSecret> Secrets, IReadOnlyList<IPushSignature> Signatures)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Providers that sign their pushes.</summary>
    public static IEnumerable<string> Signing => SignatureSchemes.Providers;

    /// <summary>What a push of this provider must pass under one of; null when it needs no signature, empty when no secret is known.</summary>
    /// <exception cref="SecretFileException">The secrets cannot be read.</exception>
    internal IReadOnlyList<IPushSignature>? Of(string provider)
    {
        if (!SignatureSchemes.IsSigned(provider) || unsigned.Contains(provider))
        {
            return null;
        }

        var now = secrets.Of(provider);
        if (!known.TryGetValue(provider, out var made) || !ReferenceEquals(made.Secrets, now))
        {
            made = (now, [.. now.Select(secret => SignatureSchemes.Create(provider, secret, time))]);
            known[provider] = made;
        }

        return made.Signatures;
    }
}
