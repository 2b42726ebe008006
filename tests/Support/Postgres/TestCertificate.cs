using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Analytics.Support.Postgres;

/// <summary>A certificate for 127.0.0.1 that vouches for itself, and its key.</summary>
public sealed class TestCertificate
{
    private static readonly DateTimeOffset begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset end = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string key;

    public TestCertificate()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", pair, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.CreateSelfSigned(begin, end);
        Pem = certificate.ExportCertificatePem();
        key = pair.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The certificate as PEM, for those who trust it.</summary>
    public string Pem { get; }

    /// <summary>Writes the two, the key for its owner alone.</summary>
    internal async Task WriteAsync(string certificateFile, string keyFile)
    {
        await File.WriteAllTextAsync(certificateFile, Pem);
        await File.WriteAllTextAsync(keyFile, key);
        File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
