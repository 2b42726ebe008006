using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Releases;

/// <summary>The key that certificates are signed with: ECDSA over P-256, in a file that only its owner may read. Made when it is first needed.</summary>
public sealed class SigningKey : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LockedElsewhere = 11; // EAGAIN
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(10);

    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = IdOf(PublicKey);
    }

    /// <summary>The public key as SubjectPublicKeyInfo, in DER. Partners get it by another way than the files.</summary>
    public byte[] PublicKey { get; }

    /// <summary>SHA-256 of <see cref="PublicKey"/>, as 64 hexadecimal digits.</summary>
    public string KeyId { get; }

    /// <param name="path">The file: PKCS #8 in PEM, mode 0600. It and its folder are made where they are missing.</param>
    /// <exception cref="SigningKeyException">The file can be read by others, is damaged or of another curve, or cannot be read or written.</exception>
    public static SigningKey Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, OwnerOnly | UnixFileMode.UserExecute);

            // Of several processes that come first at once, one makes it while the others wait.
            using var file = Lock(path);
            if ((File.GetUnixFileMode(file.SafeFileHandle) & ~OwnerOnly) != UnixFileMode.None)
            {
                throw new SigningKeyException($"The signing key {path} can be read by others. Take their rights away (chmod 600), consider it known, and put a new one in its place.");
            }

            return file.Length == 0 ? Make(file) : Read(file, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningKeyException($"The signing key {path} cannot be read or written. Check that it and its folder belong to you.", e);
        }
    }

    /// <summary>The signature by ES256: r and s, 32 bytes each (IEEE P1363).</summary>
    public byte[] Sign(byte[] data) => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => key.Dispose();

    /// <summary>A public key in PEM as SubjectPublicKeyInfo in DER; null for what is none of the curve P-256.</summary>
    public static byte[]? ReadPublic(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? key.ExportSubjectPublicKeyInfo() : null;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    internal static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    private static SigningKey Make(FileStream file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        file.Flush(flushToDisk: true);
        return new SigningKey(key);
    }

    private static SigningKey Read(FileStream file, string path)
    {
        using var reader = new StreamReader(file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(reader.ReadToEnd());
            return key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? new SigningKey(key)
                : throw new CryptographicException();
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();

            // The cause may quote what it could not read.
            throw new SigningKeyException($"The signing key {path} is damaged: it must be a private key of the curve P-256, as PKCS #8 in PEM. Restore it from a backup.");
        }
    }

    private static FileStream Lock(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException e) when (e.HResult == LockedElsewhere && waited.Elapsed < LongestLock)
            {
                Thread.Yield();
            }
        }
    }
}
