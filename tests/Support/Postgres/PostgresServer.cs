using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Analytics.Support.Postgres;

/// <summary>A PostgreSQL server on a free loopback port, in a folder that is gone with it; it may lose what a power cut would.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-postgres-");
    private readonly ConcurrentQueue<string> log = new();
    private readonly int port = FreePort();
    private Process? process;

    private readonly TestCertificate? certificate;

    private PostgresServer(TestCertificate? certificate) => this.certificate = certificate;

    /// <summary>The one user's password.</summary>
    public string Password { get; } = $"secret-{Guid.NewGuid():N}";

    /// <summary>How to reach it as that user, who may do everything; without the password.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username=analytics;Database=postgres";

    private string Data => Path.Combine(folder.FullName, "data");

    /// <param name="certificate">To let nobody in but over TLS, under this certificate.</param>
    public static async Task<PostgresServer> StartAsync(TestCertificate? certificate = null)
    {
        var server = new PostgresServer(certificate);
        var passwordFile = Path.Combine(server.folder.FullName, "password");
        await File.WriteAllTextAsync(passwordFile, server.Password);
        await PostgresPrograms.HandOverAsync(server.folder.FullName);
        await PostgresPrograms.RunAsync(PostgresPrograms.StartInfo(
            "initdb", "-D", server.Data, "-U", "analytics", "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"));
        if (certificate is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            await certificate.WriteAsync(Path.Combine(server.Data, "server.crt"), Path.Combine(server.Data, "server.key"));
            await PostgresPrograms.HandOverAsync(server.Data);
        }

        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Stops it as an operator does, who does not wait for clients, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync("-INT");
        await StartAgainAsync();
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => StopAsync("-KILL");

    /// <summary>Starts one that was killed, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                throw new InvalidOperationException("PostgreSQL has not started: " + string.Join('\n', log.TakeLast(20)));
            }

            // A server that was killed leaves processes behind, and a new one does not start before they have ended.
            if (process is null or { HasExited: true })
            {
                process?.Dispose();
                process = StartProcess();
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync("-QUIT");
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process StartProcess()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "fsync=off", "shared_buffers=16MB", "max_connections=60", "autovacuum=off",
            $"ssl={(certificate is null ? "off" : "on")}",
        ];
        var started = Process.Start(PostgresPrograms.StartInfo("postgres", ["-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })]))!;
        started.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private async Task<bool> AnswersAsync()
    {
        if (process is null)
        {
            return false;
        }

        try
        {
            await using var open = new NpgsqlConnection($"{Connection};Password={Password};Pooling=false;Timeout=2");
            await open.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task StopAsync(string signal)
    {
        if (process is { HasExited: false })
        {
            await PostgresPrograms.RunAsync(new ProcessStartInfo("kill", [signal, $"{process.Id}"]));
            await process.WaitForExitAsync();
        }
    }
}
