using System.Data.Common;
using Dapper;
using Npgsql;

namespace Analytics.Control;

/// <summary>
/// A PostgreSQL database. A change holds the lock of its scope, as the one writer of an SQLite file does, and waits up to 10 s for it.
/// </summary>
internal sealed class PostgresEngine : Engine
{
    private const string PreparationScope = "preparation";

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

    public override DbDataSource Source => source;

    public override async Task<bool> PrepareAsync(CancellationToken cancellation)
    {
        var open = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            if (await open.ExecuteScalarAsync<bool>(PostgresSql.HasChanges).ConfigureAwait(false))
            {
                return true;
            }

            var transaction = await open.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await open.ExecuteAsync(PostgresSql.HoldLock, new { Lock = PostgresSql.LockOf(PreparationScope) }).ConfigureAwait(false);
                await open.ExecuteAsync(PostgresSql.MakeChanges).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return true;
            }
        }
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    public override async Task<T> ChangeAsync<T>(string scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        var mark = new ChangeMark(PostgresSql.LockOf(scope), Guid.NewGuid());
        var open = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            var transaction = await open.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await mark.SetAsync(open, cancellation).ConfigureAwait(false);
                var result = await work(open).ConfigureAwait(false);
                await CommitAsync(transaction, mark).ConfigureAwait(false);
                return result;
            }
        }
    }

    public override bool MayPass(DbException failure) => PostgresFaults.MayPass(failure);

    public override void Forget() => source.Clear();

    public override ControlException Explain(DbException failure) => faults.Explain(failure);

    public override void Dispose() => source.Dispose();

    private async Task CommitAsync(NpgsqlTransaction transaction, ChangeMark mark)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (PostgresFaults.LeavesCommitOpen(e))
        {
            if (!await StandsAsync(mark).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private async Task<bool> StandsAsync(ChangeMark mark)
    {
        source.Clear();
        try
        {
            return await persistence.RunAsync(() => mark.StandsAsync(source), PostgresFaults.MayPass, source.Clear, CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            throw faults.OutcomeUnknown();
        }
    }
}
