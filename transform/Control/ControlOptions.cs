using Npgsql;

namespace Analytics.Control;

/// <summary>Where control data is: in a folder on this machine, or in a PostgreSQL database. One of the two.</summary>
public sealed record ControlOptions
{
    private static readonly TimeSpan longestPatience = TimeSpan.FromMinutes(1);

    /// <summary>The folder of an SQLite file <c>control.db</c>; made where it is missing, and closed to other users.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// A database of PostgreSQL 13 or later, as Npgsql names one, without its password: <c>Host=db;Database=analytics;Username=analytics</c>.
    /// The database must be there; its tables are made. For TLS add <c>SSL Mode=VerifyFull;Root Certificate=FILE</c>.
    /// </summary>
    public string? Connection { get; init; }

    /// <summary>The password of the user that <see cref="Connection"/> names.</summary>
    public ControlPassword Password { get; init; } = ControlPassword.None;

    /// <summary>How long to try again when the PostgreSQL server is away, as it is while it restarts.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder) == string.IsNullOrWhiteSpace(Connection))
        {
            throw new ArgumentException($"The control database needs either {nameof(Folder)}, for an SQLite file, or {nameof(Connection)}, for PostgreSQL.");
        }

        if (Patience < TimeSpan.Zero || Patience > longestPatience)
        {
            throw new ArgumentException($"{nameof(Patience)} is {Patience}: it must be between zero and a minute.");
        }

        if (!string.IsNullOrWhiteSpace(Connection))
        {
            Validate(Parse());
        }
    }

    /// <summary>The connection with what it does not say, and without its password.</summary>
    internal NpgsqlConnectionStringBuilder Parse()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder($"Application Name=analytics;Timeout=5;{Connection}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Not the exception: it may quote what was written, and a password with it.
            throw new ArgumentException($"{nameof(Connection)} cannot be read: write it as Host=db;Database=analytics;Username=analytics, with names that Npgsql knows.");
        }
    }

    private static void Validate(NpgsqlConnectionStringBuilder parsed)
    {
        if (!string.IsNullOrEmpty(parsed.Password) || !string.IsNullOrEmpty(parsed.SslPassword))
        {
            throw new ArgumentException($"{nameof(Connection)} holds a password, which would be shown with it: give it as {nameof(Password)}.");
        }

        foreach (var (name, value) in new[] { ("Host", parsed.Host), ("Database", parsed.Database), ("Username", parsed.Username) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentException($"{nameof(Connection)} does not say {name}: write it as Host=db;Database=analytics;Username=analytics.");
            }
        }

        foreach (var (name, file) in new[] { ("Root Certificate", parsed.RootCertificate), ("SSL Certificate", parsed.SslCertificate), ("SSL Key", parsed.SslKey) })
        {
            if (file is not null && !File.Exists(file))
            {
                throw new ArgumentException($"{nameof(Connection)} names a file as {name} that is not there: {file}");
            }
        }
    }
}
