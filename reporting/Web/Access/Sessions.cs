using System.Data.Common;
using Analytics.Control;
using Dapper;

namespace Analytics.Web;

/// <summary>Browsers that are signed in. A session lasts as long as it is used at least every <see cref="Life"/>, or until its key is revoked.</summary>
internal sealed class Sessions(ControlDatabase database, AccessKeys keys, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private static readonly TimeSpan BetweenExtensions = TimeSpan.FromMinutes(5);

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private long NewEnd => Now + (long)Life.TotalSeconds;

    /// <summary>Opens a session by a one-time code, which is used up.</summary>
    /// <returns>The session's secret; null when the code is not good, or no longer.</returns>
    public Task<string?> OpenByCodeAsync(string code)
    {
        var secret = Secret.Of(code);
        return database.ChangeAsync(async open =>
        {
            var row = await open.QuerySingleOrDefaultAsync<CodeRow>(database.Sql("take_code"), new { secret.Id, Now }).ConfigureAwait(false);
            return row is not null && secret.Matches(row.Hash) ? await OpenForAsync(row.KeyId, open).ConfigureAwait(false) : null;
        });
    }

    /// <summary>Opens a session by an API key.</summary>
    /// <returns>The session's secret; null when the key is not good.</returns>
    public async Task<string?> OpenByKeyAsync(string key) => await keys.FindAsync(key).ConfigureAwait(false) is { } caller
        ? await database.ChangeAsync(open => OpenForAsync(caller.KeyId, open)).ConfigureAwait(false)
        : null;

    /// <summary>Whose session it is; null when it is nobody's, or no longer. Makes it last from now on.</summary>
    public async Task<Caller?> FindAsync(string session)
    {
        var secret = Secret.Of(session);
        var row = await database
            .ReadAsync(open => open.QuerySingleOrDefaultAsync<AccessKeys.FoundRow>(database.Sql("find_session"), new { secret.Id, Now })).ConfigureAwait(false);
        if (row is null || !secret.Matches(row.Hash))
        {
            return null;
        }

        if (NewEnd - row.ExpiresAt >= BetweenExtensions.TotalSeconds)
        {
            await database
                .ChangeAsync(open => open.ExecuteAsync("UPDATE sessions SET expires_at = @NewEnd WHERE id = @Id", new { NewEnd, secret.Id })).ConfigureAwait(false);
        }

        return row.Caller;
    }

    public Task CloseAsync(string session)
    {
        var secret = Secret.Of(session);
        return database.ChangeAsync(open => open.ExecuteAsync("DELETE FROM sessions WHERE id = @Id", new { secret.Id }));
    }

    private async Task<string> OpenForAsync(string keyId, DbConnection open)
    {
        var (secret, text) = Secret.New();
        await open.ExecuteAsync("DELETE FROM sessions WHERE expires_at <= @Now", new { Now }).ConfigureAwait(false);
        await open.ExecuteAsync("DELETE FROM codes WHERE expires_at <= @Now", new { Now }).ConfigureAwait(false);
        await open.ExecuteAsync(database.Sql("add_session"), new { secret.Id, secret.Hash, KeyId = keyId, ExpiresAt = NewEnd }).ConfigureAwait(false);
        await open.ExecuteAsync(database.Sql("note_sign_in"), new { KeyId = keyId, Now }).ConfigureAwait(false);
        return text;
    }

    private sealed record CodeRow
    {
        public required byte[] Hash { get; init; }

        public required string KeyId { get; init; }
    }
}
