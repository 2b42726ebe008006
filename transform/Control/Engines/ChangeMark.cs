using System.Data.Common;
using Dapper;
using Npgsql;

namespace Analytics.Control;

/// <summary>
/// A row that a change leaves, by which it is known whether the change stands when the answer to its commit was lost. The number that the
/// server gives a transaction would not do: after a crash it may give the same one to another.
/// </summary>
internal sealed class ChangeMark(long scope, Guid id)
{
    /// <summary>Waits for other changes of the scope to be over, and leaves the mark.</summary>
    public Task<int> SetAsync(DbConnection open, CancellationToken cancellation) =>
        open.ExecuteAsync(new CommandDefinition(PostgresSql.HoldLock + PostgresSql.NoteChange, new { Lock = scope, Id = id }, cancellationToken: cancellation));

    /// <summary>Whether the change stands. Who holds the lock knows that it is no longer under way.</summary>
    public async Task<bool> StandsAsync(NpgsqlDataSource source)
    {
        var open = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            var transaction = await open.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await open.ExecuteAsync(PostgresSql.HoldLock, new { Lock = scope }).ConfigureAwait(false);
                return await open.ExecuteScalarAsync<bool>(PostgresSql.WasKept, new { Id = id }).ConfigureAwait(false);
            }
        }
    }
}
