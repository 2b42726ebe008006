using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Releases;

/// <summary>A certificate with its signature.</summary>
/// <param name="Certificate">What is signed, over its canonical bytes (RFC 8785).</param>
/// <param name="Signature">By whom, and how.</param>
public sealed record SignedCertificate(Certificate Certificate, CertificateSignature Signature);

/// <summary>A signature.</summary>
/// <param name="Algorithm"><c>ES256</c>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, in base64.</param>
/// <param name="KeyId">SHA-256 of it, as hexadecimal digits.</param>
/// <param name="Value">r and s, 32 bytes each, in base64.</param>
public sealed record CertificateSignature(string Algorithm, string PublicKey, string KeyId, string Value);

/// <summary><c>certificate.json</c>. A certificate has one form in bytes: any other is none.</summary>
public static class CertificateFile
{
    public const string Name = "certificate.json";

    internal const string Algorithm = "ES256";

    // Escapes what JSON asks for and no more.
    private static readonly CertificateJson json = new(new JsonSerializerOptions(CertificateJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal static byte[] Write(Certificate certificate, SigningKey key)
    {
        var value = Convert.ToBase64String(key.Sign(Canonical(certificate)));
        return Bytes(new SignedCertificate(certificate, new(Algorithm, Convert.ToBase64String(key.PublicKey), key.KeyId, value)));
    }

    /// <summary>The certificate in a file's bytes, whoever signed it.</summary>
    /// <exception cref="JsonException">The bytes are no certificate, or not in its form.</exception>
    public static SignedCertificate Read(byte[] bytes)
    {
        var signed = JsonSerializer.Deserialize(bytes, json.SignedCertificate) ?? throw new JsonException("There is no certificate.");
        return Bytes(signed).AsSpan().SequenceEqual(bytes) ? signed : throw new JsonException("The certificate is not in the form that it is written in.");
    }

    /// <summary>Whether the signature is one of the certificate by the key that stands in it.</summary>
    internal static bool IsSigned(SignedCertificate signed)
    {
        var (publicKey, value) = (Decode(signed.Signature.PublicKey), Decode(signed.Signature.Value));
        if (signed.Signature.Algorithm != Algorithm || publicKey is null || value is null || SigningKey.IdOf(publicKey) != signed.Signature.KeyId)
        {
            return false;
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.KeySize == 256 && key.VerifyData(Canonical(signed.Certificate), value, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Bytes from the one base64 text that stands for them; null for any other.</summary>
    internal static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    private static byte[] Canonical(Certificate certificate) =>
        CanonicalJson.Bytes(JsonSerializer.SerializeToElement(certificate, json.Certificate));

    private static byte[] Bytes(SignedCertificate signed) => [.. JsonSerializer.SerializeToUtf8Bytes(signed, json.SignedCertificate), (byte)'\n'];
}

/// <summary>Certificates as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(SignedCertificate))]
internal sealed partial class CertificateJson : JsonSerializerContext;
