using Analytics.Custody.Secrets;

namespace Analytics.Intake.Signatures;

/// <summary>Which providers sign their pushes, and how.</summary>
internal static class SignatureSchemes
{
    /// <summary>
    /// How old a signed timestamp may be: longer than providers go on sending a push again (TrackingMore for 2.8 days). A push that
    /// is sent again has no second effect, so a wide window costs nothing.
    /// </summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(3);

    private static readonly Dictionary<string, Func<ProviderSecret, TimestampWindow, IPushSignature>> schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["17track"] = (secret, _) => new SeventeenTrackSignature(secret.Value),
        ["aftership"] = (secret, _) => new AfterShipSignature(secret.Value),
        ["easypost"] = (secret, _) => new EasyPostSignature(secret.Value),
        ["shippo"] = (secret, window) => new ShippoSignature(secret.Value, window),
        ["trackingmore"] = TrackingMore,
    };

    public static IEnumerable<string> Providers => schemes.Keys;

    /// <summary>True for a provider that signs; the others are told by the intake key alone.</summary>
    public static bool IsSigned(string provider) => schemes.ContainsKey(provider);

    public static IPushSignature Create(string provider, ProviderSecret secret, TimeProvider time) =>
        schemes[provider](secret, new TimestampWindow(time, Window));

    private static IPushSignature TrackingMore(ProviderSecret secret, TimestampWindow window)
    {
        var inAddress = secret.InAddress
            ?? throw new SecretFileException("TrackingMore's secret lacks the one that stands in the address. Set it again: analytics intake secret trackingmore.");
        var signed = new SignedTimestamp(secret.Value, inAddress, window);
        return secret is { TimestampHeader: { } timestamp, SignatureHeader: { } signature }
            ? new TrackingMoreSignature(signed, timestamp, signature)
            : new TrackingMoreV2Signature(signed);
    }
}
