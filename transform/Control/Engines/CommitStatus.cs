using Dapper;
using Npgsql;

namespace Analytics.Control;

/// <summary>What became of a transaction whose commit was not answered: the server keeps it for hundreds of thousands of transactions at least.</summary>
/// <param name="source">The server.</param>
/// <param name="statement">Asks for the status of <c>@Number</c>.</param>
/// <param name="number">The transaction's number.</param>
internal sealed class CommitStatus(NpgsqlDataSource source, string statement, string number)
{
    public static bool MayPass(Exception failure) => failure is CommitOpenException || (failure is NpgsqlException e && PostgresFaults.MayPass(e));

    /// <summary>True when it was committed, false when it was undone.</summary>
    /// <exception cref="CommitOpenException">Neither, as yet.</exception>
    public async Task<bool> WasKeptAsync()
    {
        var open = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            return await open.ExecuteScalarAsync<string>(statement, new { Number = number }).ConfigureAwait(false) switch
            {
                "committed" => true,
                "aborted" => false,
                _ => throw new CommitOpenException(),
            };
        }
    }
}

/// <summary>A transaction is neither committed nor undone.</summary>
internal sealed class CommitOpenException : Exception;
