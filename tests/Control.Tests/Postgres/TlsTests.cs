using Analytics.Control.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Control.Tests.Postgres;

/// <summary>A server that is spoken to over TLS alone.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestCertificate certificate = new();
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task A_certificate_is_checked_against_the_authorities_that_are_named()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        await using var server = await PostgresServer.StartAsync(certificate);

        await File.WriteAllTextAsync(file, certificate.Pem);
        using (var control = await With(server, $"SSL Mode=VerifyFull;Root Certificate={file}").OpenAsync())
        {
            Assert.Equal(0, await control.CountAsync());
        }

        await File.WriteAllTextAsync(file, new TestCertificate().Pem);
        await RefusedAsync(With(server, $"SSL Mode=VerifyFull;Root Certificate={file}"), " cannot be spoken to over TLS. Check SSL Mode and Root Certificate in the connection string.");
        await RefusedAsync(With(server, "SSL Mode=Disable"), " does not let this user in from here. Check Username and SSL Mode in the connection string, and pg_hba.conf on the server.");
    }

    public void Dispose() => File.Delete(file);

    private static async Task RefusedAsync(ControlOptions options, string message)
    {
        var refused = await Assert.ThrowsAsync<ControlException>(() => options.OpenAsync());
        Assert.EndsWith(message, refused.Message, StringComparison.Ordinal);
    }

    private static ControlOptions With(PostgresServer server, string tls) =>
        new() { Connection = $"{server.Connection};{tls}", Password = ControlPassword.FromText(server.Password) };
}
