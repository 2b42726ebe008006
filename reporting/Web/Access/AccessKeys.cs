using System.Data.Common;
using Analytics.Control;
using Dapper;

namespace Analytics.Web;

/// <summary>
/// The keys of an installation. May be used while the server runs: every request looks its key up, so that what is revoked here fails at once.
/// </summary>
public sealed class AccessKeys : IDisposable
{
    /// <summary>The longest name of a key, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>How long a sign-in code is good for.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    internal static readonly ControlRoom Room = new("web", typeof(AccessKeys).Assembly, "Control");

    private readonly ControlDatabase database;
    private readonly TimeProvider time;

    internal AccessKeys(ControlDatabase database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>Whether a key can have this name: not empty, not too long, on one line.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    /// <summary>Opens the keys; makes their tables where there are none.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static AccessKeys Open(ControlOptions options, TimeProvider time) => new(ControlDatabase.Open(options, Room, time), time);

    /// <summary>Makes an API key.</summary>
    /// <returns>Its id, and its text, which is stored nowhere.</returns>
    /// <exception cref="ArgumentException">The name is empty, too long or holds control characters.</exception>
    /// <exception cref="ControlException">The database failed.</exception>
    public (string Id, string Key) Add(Role role, string name)
    {
        var (secret, text) = Secret.New($"ana_{Roles.NameOf(role)}_");
        CheckName(name);
        database.Change(open => AddRow(open, secret.Id, role, name, secret.Hash));
        return (secret.Id, text);
    }

    /// <summary>Makes a code that signs one browser in, once, within <see cref="CodeLife"/>.</summary>
    /// <returns>The id that revokes what the code opens, and the code, which is stored nowhere.</returns>
    /// <inheritdoc cref="Add" path="/exception"/>
    public (string Id, string Code) AddSignIn(Role role, string name)
    {
        var id = Secret.New().Secret.Id;
        var (secret, code) = Secret.New();
        CheckName(name);
        database.Change(open =>
        {
            AddRow(open, id, role, name, hash: null);
            return open.Execute(database.Sql("add_code"), new { secret.Id, secret.Hash, KeyId = id, ExpiresAt = Now + (long)CodeLife.TotalSeconds });
        });
        return (id, code);
    }

    /// <summary>All keys, the oldest first; revoked ones too.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public IReadOnlyList<AccessKey> List() => database.Read(open => open.Query<Row>(database.Sql("list_keys"), new { Now }).Select(row => row.ToKey()).ToList());

    /// <inheritdoc cref="List"/>
    internal async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation) =>
        [.. (await database.ReadAsync(open => open.QueryAsync<Row>(database.Sql("list_keys"), new { Now }), cancellation).ConfigureAwait(false)).Select(row => row.ToKey())];

    /// <summary>Revokes a key and every session that it opened.</summary>
    /// <returns>False when there is no such key, or it is revoked already.</returns>
    /// <exception cref="ControlException">The database failed.</exception>
    public bool Revoke(string id) => database.Change(open =>
    {
        open.Execute("DELETE FROM sessions WHERE key_id = @Id", new { Id = id });
        open.Execute("DELETE FROM codes WHERE key_id = @Id", new { Id = id });
        return open.Execute(database.Sql("revoke_key"), new { Id = id, Now }) > 0;
    });

    /// <summary>Whether there is a key, or a browser that has ever signed in, that is not revoked.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public bool HasWayIn() => database.Read(open => open.ExecuteScalar<bool>(database.Sql("has_way_in")));

    /// <summary>Whose an API key is; null when it is nobody's.</summary>
    internal async Task<Caller?> FindAsync(string key)
    {
        var secret = Secret.Of(key);
        var row = await database.ReadAsync(open => open.QuerySingleOrDefaultAsync<FoundRow>(database.Sql("find_key"), new { secret.Id })).ConfigureAwait(false);
        return row is not null && secret.Matches(row.Hash) ? row.Caller : null;
    }

    /// <summary>Whose an API key is by its id; null when there is none, or it is revoked.</summary>
    internal async Task<Caller?> FindByIdAsync(string id) =>
        (await database.ReadAsync(open => open.QuerySingleOrDefaultAsync<FoundRow>(database.Sql("find_key"), new { Id = id })).ConfigureAwait(false))?.Caller;

    /// <summary>The id of an API key that is good, and its role; null when it is nobody's.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public (string Id, Role Role)? Find(string key) => FindAsync(key).GetAwaiter().GetResult() is { } caller ? (caller.KeyId, caller.Role) : null;

    /// <summary>Lets go of the control database.</summary>
    public void Dispose() => database.Dispose();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static void CheckName(string name)
    {
        if (!IsName(name))
        {
            throw new ArgumentException($"A key needs a name of 1 to {LongestName} characters, on one line: whose it is, or what for.", nameof(name));
        }
    }

    private int AddRow(DbConnection open, string id, Role role, string name, byte[]? hash) =>
        open.Execute(database.Sql("add_key"), new { Id = id, Role = Roles.NameOf(role), Name = name.Trim(), Hash = hash, Now });

    private static DateTimeOffset Instant(long second) => DateTimeOffset.FromUnixTimeSeconds(second);

    internal sealed record FoundRow
    {
        public required string KeyId { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }

        public required byte[] Hash { get; init; }

        public long ExpiresAt { get; init; }

        public Caller? Caller => Roles.TryParse(Role, out var role) ? new Caller(KeyId, Name, role) : null;
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Role { get; init; }

        public required string Name { get; init; }

        public bool IsApiKey { get; init; }

        public long CreatedAt { get; init; }

        public long? RevokedAt { get; init; }

        public AccessKey ToKey() => new(Id, ParsedRole, Name, IsApiKey, Instant(CreatedAt), RevokedAt is { } at ? Instant(at) : null);

        private Role ParsedRole => Roles.TryParse(Role, out var role) ? role : throw new ControlException($"The control database names a role that this version does not know. Update.");
    }
}
