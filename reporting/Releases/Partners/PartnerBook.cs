using System.Data.Common;
using System.Security.Cryptography;
using Analytics.Control;
using Dapper;

namespace Analytics.Releases;

/// <summary>
/// The book of partners, in the control database: what each bought, which terms it agreed to, and what it fetched. Entries are only added.
/// A partner is known by the id of its API key, and by nothing else here.
/// </summary>
public sealed class PartnerBook : IDisposable
{
    private const int SecretBytes = 32;

    private readonly ControlDatabase database;
    private readonly TimeProvider time;

    private PartnerBook(ControlDatabase database, TimeProvider time) => (this.database, this.time) = (database, time);

    internal static ControlRoom Room { get; } = new("partners", typeof(PartnerBook).Assembly, "Partners");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<PartnerBook> OpenAsync(ControlOptions options, TimeProvider time, CancellationToken cancellation = default) =>
        new(await ControlDatabase.OpenAsync(options, Room, time, cancellation).ConfigureAwait(false), time);

    /// <summary>Entitles a partner to windows of a dataset. What it is entitled to already in the same words is not granted again.</summary>
    /// <exception cref="ReleaseException">The last window is before the first.</exception>
    /// <exception cref="ControlException">The database failed, here as in all that follows.</exception>
    public Task<Entitlement> GrantAsync(string partner, string dataset, Window from, Window? to) => to < from
        ? throw new ReleaseException($"The last window, {to}, is before the first, {from}.")
        : database.ChangeAsync(async open =>
        {
            var known = (await AllAsync(open, partner).ConfigureAwait(false)).FirstOrDefault(IsSame);
            if (known is null)
            {
                await open.ExecuteAsync(database.Sql("grant"), new
                {
                    Now,
                    Partner = partner,
                    Dataset = dataset,
                    FirstMonth = (long)from.Number,
                    LastMonth = (long?)to?.Number,
                }).ConfigureAwait(false);
                known = (await AllAsync(open, partner).ConfigureAwait(false)).Last(IsSame);
            }

            return known;

            bool IsSame(Entitlement entitlement) =>
                entitlement.RevokedAt is null && entitlement.Dataset == dataset && entitlement.From == from && entitlement.To == to;
        });

    /// <summary>Ends all that entitles a partner to a dataset.</summary>
    /// <returns>How many entitlements ended; none when there was none that stood.</returns>
    public Task<int> RevokeAsync(string partner, string dataset) =>
        database.ChangeAsync(open => open.ExecuteAsync(database.Sql("revoke"), new { Now, Partner = partner, Dataset = dataset }));

    /// <summary>Entitlements, the oldest first; revoked ones too.</summary>
    /// <param name="partner">Whose; null is everybody's.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<Entitlement>> EntitlementsAsync(string? partner = null, CancellationToken cancellation = default) =>
        database.ReadAsync(open => AllAsync(open, partner), cancellation);

    /// <summary>Writes down that a partner agrees to the current terms for a dataset. Said again, the first time stands.</summary>
    public Task AcceptAsync(string partner, string dataset) => database.ChangeAsync(open =>
        open.ExecuteAsync(database.Sql("accept"), new { Partner = partner, Dataset = dataset, PartnerTerms.Current.Version, Now }));

    /// <summary>What partners agreed to, in order.</summary>
    /// <inheritdoc cref="EntitlementsAsync" path="/param"/>
    public async Task<IReadOnlyList<Acceptance>> AcceptancesAsync(string? partner = null, CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(
            open => open.QueryAsync<PartnerRows.AcceptanceRow>(database.Sql("acceptances"), new { Partner = partner }), cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToAcceptance())];
    }

    /// <summary>Writes down that an answer begins. Nothing is sent before this returns.</summary>
    /// <returns>The number that <see cref="EndAsync"/> is told.</returns>
    public Task<long> BeginAsync(Download download, CancellationToken cancellation = default) => database.ChangeAsync(
        open => open.QuerySingleAsync<long>(database.Sql("begin_download"), new
        {
            Now,
            download.Partner,
            download.Release,
            download.File,
            download.First,
            download.Length,
            download.Status,
        }),
        cancellation);

    /// <summary>Writes down how much was sent.</summary>
    public Task EndAsync(long number, long sent) => database.ChangeAsync(open => open.ExecuteAsync(database.Sql("end_download"), new { Number = number, Now, Sent = sent }));

    /// <summary>The access log, the latest entries in the order in which they came.</summary>
    /// <param name="partner">Whose; null is everybody's.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<LoggedDownload>> DownloadsAsync(string? partner = null, int limit = int.MaxValue, CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(
            open => open.QueryAsync<PartnerRows.DownloadRow>(database.Sql("downloads"), new { Partner = partner, Limit = limit }), cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDownload()).Reverse()];
    }

    /// <summary>What each partner fetched of each release, by release.</summary>
    public async Task<IReadOnlyList<Fetched>> FetchedAsync(CancellationToken cancellation = default) =>
        [.. (await database.ReadAsync(open => open.QueryAsync<PartnerRows.FetchedRow>(database.Sql("fetched")), cancellation).ConfigureAwait(false)).Select(row => row.ToFetched())];

    /// <summary>What addresses of files are signed with: made once, and the same for every process.</summary>
    public async Task<byte[]> SecretAsync(CancellationToken cancellation = default)
    {
        var secret = await database.ReadAsync(open => open.QueryFirstOrDefaultAsync<string>(database.Sql("secret")), cancellation).ConfigureAwait(false)
            ?? await database.ChangeAsync(MakeSecretAsync, cancellation).ConfigureAwait(false);
        return Convert.FromHexString(secret);
    }

    public void Dispose() => database.Dispose();

    private async Task<string> MakeSecretAsync(DbConnection open)
    {
        if (await open.QueryFirstOrDefaultAsync<string>(database.Sql("secret")).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await open.ExecuteAsync(database.Sql("add_secret"), new { Now, Secret = secret }).ConfigureAwait(false);
        return secret;
    }

    private async Task<IReadOnlyList<Entitlement>> AllAsync(DbConnection open, string? partner) =>
        [.. (await open.QueryAsync<PartnerRows.EntitlementRow>(database.Sql("entitlements"), new { Partner = partner }).ConfigureAwait(false)).Select(row => row.ToEntitlement())];
}
