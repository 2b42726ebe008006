using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Analytics.Control;

/// <summary>What failures of PostgreSQL mean, by their codes, and what to do about them.</summary>
internal sealed class PostgresFaults(NpgsqlConnectionStringBuilder options)
{
    private readonly string place = $"The control database {options.Database} on {options.Host}:{options.Port}";

    /// <summary>Whether the server is away for a while, or stood in its own way; nothing was committed.</summary>
    public static bool MayPass(Exception failure) => failure switch
    {
        PostgresException e => e.SqlState is
            // stopped, crashed, starting; closed an idle connection
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or IdleSessionTimeout
            // no connection is free
            or PostgresErrorCodes.TooManyConnections
            // two transactions stood in each other's way
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            // another server has taken over as the one that writes
            or PostgresErrorCodes.ReadOnlySqlTransaction
            || e.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException e => e.InnerException is IOException or SocketException or TimeoutException,
        _ => false,
    };

    /// <summary>Whether a commit that failed so may stand all the same: the server did not say that it is undone.</summary>
    public static bool LeavesCommitOpen(NpgsqlException failure) => failure is not PostgresException { InvariantSeverity: "ERROR" };

    public ControlException Explain(DbException failure) => failure switch
    {
        PostgresException e => new ControlException($"{place} {Explain(e.SqlState)}"),
        { InnerException: AuthenticationException } => new ControlException($"{place} cannot be spoken to over TLS. Check SSL Mode and Root Certificate in the connection string.", failure),
        { InnerException: IOException or SocketException or TimeoutException } =>
            new ControlException($"{place} cannot be reached. Check that the server runs, and Host and Port in the connection string.", failure),
        _ => new ControlException($"{place} could not be signed in to. Check Username and SSL Mode in the connection string, and the password."),
    };

    public ControlException OutcomeUnknown() => new($"{place} went away during a commit, and could not be asked whether it stands. Look before you repeat it.")
    {
        IsOutcomeUnknown = true,
    };

    // Never the server's own text: it may quote what was sent.
    private static string Explain(string code) => code switch
    {
        PostgresErrorCodes.InvalidPassword => "refuses the user or the password. Check Username in the connection string, and the password.",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "does not let this user in from here. Check Username and SSL Mode in the connection string, and pg_hba.conf on the server.",
        PostgresErrorCodes.InvalidCatalogName => "is not there. Create it, with this user as its owner.",
        PostgresErrorCodes.InsufficientPrivilege => "does not allow this user what is needed. Make the user the owner of the database.",
        PostgresErrorCodes.LockNotAvailable => "has been held by another process for 10 s. Try again; if that does not help, see pg_stat_activity.",
        _ => $"failed (PostgreSQL error {code}). The server's log says more.",
    };

    private const string IdleSessionTimeout = "57P05";
}
