using System.Security.Cryptography;
using System.Text;
using Analytics.Intake.Signatures;

namespace Analytics.Intake.Tests.Signatures;

/// <summary>A push as a test sends it.</summary>
internal sealed record SentPush(byte[] Body, IReadOnlyDictionary<string, string> Headers, string UrlSecret = "")
{
    public bool PassesUnder(IPushSignature signature) =>
        signature.Verify(new SignedPush(Body, name => Headers.GetValueOrDefault(name), UrlSecret));
}

/// <summary>A provider's way to sign, written down a second time from its documentation.</summary>
/// <param name="Name">The provider.</param>
/// <param name="Checker">What is tested, under a secret.</param>
/// <param name="Digest">Secret and body to digest.</param>
/// <param name="Send">Body and digest to a push.</param>
internal sealed record Scheme(
    string Name,
    Func<string, IPushSignature> Checker,
    Func<string, byte[], byte[]> Digest,
    Func<byte[], byte[], SentPush> Send)
{
    public SentPush Sign(string secret, byte[] body) => Send(body, Digest(secret, body));

    public override string ToString() => Name;
}

internal sealed class StoppedClock(long unixSeconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
}

internal static class Schemes
{
    public const long Now = 1_750_000_000;
    public const string UrlSecret = "an-invented-url-secret";

    public static readonly TimestampWindow Window = WindowAt(Now);

    public static readonly Scheme SeventeenTrack = new(
        "17TRACK",
        secret => new SeventeenTrackSignature(secret),
        (secret, body) => SHA256.HashData([.. body, .. Encoding.UTF8.GetBytes("/" + secret)]),
        (body, digest) => With(body, ("sign", Convert.ToHexStringLower(digest))));

    public static readonly Scheme AfterShip = new(
        "AfterShip",
        secret => new AfterShipSignature(secret),
        (secret, body) => Hmac(secret, body),
        (body, digest) => With(body, ("aftership-hmac-sha256", Convert.ToBase64String(digest))));

    public static readonly Scheme EasyPost = new(
        "EasyPost",
        secret => new EasyPostSignature(secret),
        (secret, body) => Hmac(secret.Normalize(NormalizationForm.FormKD), body),
        (body, digest) => With(body, ("X-Hmac-Signature", "hmac-sha256-hex=" + Convert.ToHexStringLower(digest))));

    public static readonly Scheme Shippo = new(
        "Shippo",
        secret => new ShippoSignature(secret, Window),
        (secret, body) => Hmac(secret, [.. Encoding.ASCII.GetBytes($"{Now}."), .. body]),
        (body, digest) => With(body, ("Shippo-Auth-Signature", $"t={Now},v1={Convert.ToHexStringLower(digest)}")));

    public static readonly Scheme TrackingMore = new(
        "TrackingMore",
        secret => new TrackingMoreSignature(new SignedTimestamp(secret, UrlSecret, Window), "x-time", "x-sign"),
        (secret, _) => Hmac(secret, Encoding.ASCII.GetBytes($"{Now}")),
        (body, digest) => With(body, ("x-time", $"{Now}"), ("x-sign", Convert.ToHexStringLower(digest))) with { UrlSecret = UrlSecret });

    public static readonly Scheme TrackingMoreV2 = new(
        "TrackingMore v2",
        secret => new TrackingMoreV2Signature(new SignedTimestamp(secret, UrlSecret, Window)),
        (secret, _) => Hmac(secret, Encoding.ASCII.GetBytes($"{Now}")),
        (_, digest) => With(V2Body($"{Now}", Convert.ToHexStringLower(digest))) with { UrlSecret = UrlSecret });

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> NamesWithSignedBody => [.. All.Values.Where(CoversBody).Select(scheme => scheme.Name)];

    public static IReadOnlyDictionary<string, Scheme> All { get; } =
        new[] { SeventeenTrack, AfterShip, EasyPost, Shippo, TrackingMore, TrackingMoreV2 }.ToDictionary(scheme => scheme.Name);

    public static TimestampWindow WindowAt(long unixSeconds) => new(new StoppedClock(unixSeconds), TimeSpan.FromMinutes(5));

    public static byte[] V2Body(string time, string signature) => Encoding.UTF8.GetBytes(
        """{"code":200,"data":{"trackinfo":[{"verifyInfo":0}]},"verifyInfo":{"extra":[],"timeStr":TIME,"signature":"SIGN"}}"""
            .Replace("TIME", time, StringComparison.Ordinal)
            .Replace("SIGN", signature, StringComparison.Ordinal));

    public static byte[] Hmac(string secret, byte[] data) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), data);

    public static SentPush With(byte[] body, params (string Name, string Value)[] headers) =>
        new(body, headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));

    private static bool CoversBody(Scheme scheme) => scheme != TrackingMore && scheme != TrackingMoreV2;
}
