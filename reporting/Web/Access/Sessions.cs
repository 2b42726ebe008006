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
    public string? OpenByCode(string code)
    {
        var secret = Secret.Of(code);
        return database.Change(open =>
        {
            var row = open.QuerySingleOrDefault<CodeRow>(Resources.Text("Control/Sql/take_code.sql"), new { secret.Id, Now });
            return row is not null && secret.Matches(row.Hash) ? OpenFor(row.KeyId, open) : null;
        });
    }

    /// <summary>Opens a session by an API key.</summary>
    /// <returns>The session's secret; null when the key is not good.</returns>
    public string? OpenByKey(string key) => keys.Find(key) is { } caller ? database.Change(open => OpenFor(caller.KeyId, open)) : null;

    /// <summary>Whose session it is; null when it is nobody's, or no longer. Makes it last from now on.</summary>
    public Caller? Find(string session)
    {
        var secret = Secret.Of(session);
        var row = database.Read(open => open.QuerySingleOrDefault<AccessKeys.FoundRow>(Resources.Text("Control/Sql/find_session.sql"), new { secret.Id, Now }));
        if (row is null || !secret.Matches(row.Hash))
        {
            return null;
        }

        if (NewEnd - row.ExpiresAt >= BetweenExtensions.TotalSeconds)
        {
            database.Change(open => open.Execute("UPDATE sessions SET expires_at = @NewEnd WHERE id = @Id", new { NewEnd, secret.Id }));
        }

        return row.Caller;
    }

    public void Close(string session)
    {
        var secret = Secret.Of(session);
        database.Change(open => open.Execute("DELETE FROM sessions WHERE id = @Id", new { secret.Id }));
    }

    private string OpenFor(string keyId, Microsoft.Data.Sqlite.SqliteConnection open)
    {
        var (secret, text) = Secret.New();
        open.Execute("DELETE FROM sessions WHERE expires_at <= @Now", new { Now });
        open.Execute("DELETE FROM codes WHERE expires_at <= @Now", new { Now });
        open.Execute(Resources.Text("Control/Sql/add_session.sql"), new { secret.Id, secret.Hash, KeyId = keyId, ExpiresAt = NewEnd });
        open.Execute(Resources.Text("Control/Sql/note_sign_in.sql"), new { KeyId = keyId, Now });
        return text;
    }

    private sealed record CodeRow
    {
        public required byte[] Hash { get; init; }

        public required string KeyId { get; init; }
    }
}
