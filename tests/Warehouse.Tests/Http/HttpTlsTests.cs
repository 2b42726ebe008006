using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Analytics.Support.ClickHouseFront;
using Analytics.Warehouse.Http;

namespace Analytics.Warehouse.Tests.Http;

public sealed class HttpTlsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-tls-").FullName;

    [Fact]
    public async Task A_certificate_is_checked_against_the_file_of_authorities()
    {
        var (authority, server) = (Path.Combine(folder, "ca.pem"), Path.Combine(folder, "server.pem"));
        WriteCertificates(authority, server);
        await using var front = await FrontProcess.StartAsync(tlsFile: server);
        var options = new ServerOptions
        {
            Addresses = [new UriBuilder(front.Address) { Host = "localhost" }.Uri],
            User = FrontProcess.User,
            Password = Secret.FromText(front.Password),
            Database = "default",
            CaFile = authority,
        };
        await using var trusting = new HttpClickHouse(options, 1, TimeProvider.System);
        Assert.Equal(1, await trusting.ReadScalarAsync<int>(new Statement("SELECT 1")));

        await using var wary = new HttpClickHouse(options with { CaFile = null }, 1, TimeProvider.System);
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await wary.ExecuteAsync(new Statement("SELECT 1")));
        Assert.Equal(WarehouseFault.Unreachable, e.Fault);
        Assert.Contains("certificate", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void WriteCertificates(string authorityFile, string serverFile)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(authorityFile, authority.ExportCertificatePem());

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serverRequest = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        serverRequest.CertificateExtensions.Add(names.Build());
        using var server = serverRequest.Create(authority, now.AddDays(-1), now.AddDays(1), [1]);
        File.WriteAllText(serverFile, server.ExportCertificatePem() + "\n" + serverKey.ExportPkcs8PrivateKeyPem());
    }
}
