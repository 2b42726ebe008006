using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Analytics.Control;

/// <summary>
/// A PostgreSQL database. A change holds an advisory lock of its scope, as the one writer of an SQLite file does, for up to 10 s of waiting.
/// </summary>
internal sealed class PostgresEngine : Engine
{
    private static readonly ControlRoom own = new("postgres", typeof(PostgresEngine).Assembly, "Engines");

    private readonly NpgsqlDataSource source;
    private readonly PostgresFaults faults;
    private readonly Persistence persistence;

    public PostgresEngine(ControlOptions options, Persistence persistence)
    {
        var parsed = options.Parse();
        faults = new PostgresFaults(parsed);
        this.persistence = persistence;
        parsed.Password = options.Password.Reveal();
        parsed.PersistSecurityInfo = false;
        parsed.IncludeErrorDetail = false;
        source = new NpgsqlDataSourceBuilder(parsed.ConnectionString).Build();
    }

    public override string? Dialect => "postgresql";

    public override string Elsewhere => "name another database in the connection string";

    public override Task<bool> PrepareAsync(CancellationToken cancellation) => Task.FromResult(true);

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    public override async Task<T> ChangeAsync<T>(string scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        var open = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            var transaction = await open.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var begin = new CommandDefinition(own.Statement("begin_change", Dialect), new { Lock = LockOf(scope) }, cancellationToken: cancellation);
                var number = await open.ExecuteScalarAsync<string>(begin).ConfigureAwait(false);
                var result = await work(open).ConfigureAwait(false);
                await CommitAsync(transaction, number!).ConfigureAwait(false);
                return result;
            }
        }
    }

    public override bool MayPass(DbException failure) => PostgresFaults.MayPass(failure);

    public override void Forget() => source.Clear();

    public override ControlException Explain(DbException failure) => faults.Explain(failure);

    public override void Dispose() => source.Dispose();

    /// <summary>Locks of a database are numbers: the first 64 bits of SHA-256 of a text that only this product uses.</summary>
    private static long LockOf(string scope) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"analytics control {scope}")));

    private async Task CommitAsync(NpgsqlTransaction transaction, string number)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (PostgresFaults.LeavesCommitOpen(e))
        {
            if (!await WasKeptAsync(number).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private async Task<bool> WasKeptAsync(string number)
    {
        source.Clear();
        var status = new CommitStatus(source, own.Statement("commit_status", Dialect), number);
        try
        {
            return await persistence.RunAsync(status.WasKeptAsync, CommitStatus.MayPass, source.Clear, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or CommitOpenException)
        {
            throw faults.OutcomeUnknown();
        }
    }
}
