using System.Data.Common;
using System.Text.Json;
using Analytics.Control;
using Analytics.Custody.Subjects;
using Analytics.Warehouse.Calendars;
using Dapper;

namespace Analytics.Custody.Requests;

/// <summary>
/// The book of requests, in the control database: what was asked for, until when it is due, how it stands and what was done. It never looks
/// into the warehouse, so nothing that it answers tells whether a subject is known. Several processes may use it at once.
/// </summary>
public sealed class RequestBook : IDisposable
{
    /// <summary>Working days that a request may take, counted from the day after it came.</summary>
    public const int WorkingDays = 7;

    /// <summary>The longest name of somebody who enters or decides, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>How long the file of an access or a copy can be fetched again.</summary>
    public static readonly TimeSpan ExportKept = TimeSpan.FromDays(7);

    internal static readonly ControlRoom Room = new("requests", typeof(RequestBook).Assembly, "Requests");

    private readonly string country;
    private readonly TimeProvider time;

    private RequestBook(ControlDatabase database, string country, TimeProvider time) => (Database, this.country, this.time) = (database, country, time);

    internal ControlDatabase Database { get; }

    internal long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Opens the book; makes its tables where there are none.</summary>
    /// <param name="options">Where control data is.</param>
    /// <param name="country">Whose working days count: ISO 3166-1 alpha-2; empty for Monday to Friday.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">There is no calendar of the country, or an option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<RequestBook> OpenAsync(ControlOptions options, string country, TimeProvider time, CancellationToken cancellation = default)
    {
        if (!WorkingCalendar.IsKnown(country))
        {
            throw new ArgumentException("There is no calendar of this country: give two capital letters, as DE, or nothing for Monday to Friday.", nameof(country));
        }

        return new RequestBook(await ControlDatabase.OpenAsync(options, Room, time, cancellation).ConfigureAwait(false), country, time);
    }

    /// <summary>Whether somebody can have this name: not empty, not too long, on one line.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    /// <summary>A part of the requests that match, the one that is due first coming first.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public async Task<IReadOnlyList<RequestRecord>> ListAsync(RequestFilter filter, CancellationToken cancellation = default)
    {
        var values = new
        {
            States = filter.States.Select(RequestNames.NameOf).ToArray(),
            DueBy = filter.DueBy is { } day ? Days.Number(day) : long.MaxValue,
            filter.Limit,
            filter.Offset,
        };
        var rows = await Database.ReadAsync(open => open.QueryAsync<RequestRow>(Database.Sql("list_requests"), values), cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>A request; null when there is none of this number.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async Task<RequestRecord?> FindAsync(long number, CancellationToken cancellation = default) =>
        (await RowAsync(number, cancellation).ConfigureAwait(false))?.ToRecord();

    /// <summary>What happened to a request, in order.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async Task<IReadOnlyList<RequestEvent>> EventsAsync(long number, CancellationToken cancellation = default)
    {
        var rows = await Database.ReadAsync(open => open.QueryAsync<EventRow>(Database.Sql("list_events"), new { Number = number }), cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<RequestCounts> CountAsync(CancellationToken cancellation = default) => Database.ReadAsync(
        open => open.QuerySingleAsync<RequestCounts>(Database.Sql("count_open"), new { Today = Days.Number(Days.Of(time.GetUtcNow())) }), cancellation);

    /// <summary>Notes that who asks is known: from now on the request may be carried out.</summary>
    /// <returns>False, and nothing is changed, unless the request is there and received.</returns>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<bool> VerifyAsync(long number, string by, CancellationToken cancellation = default) => Database.ChangeAsync(
        async open => await open.ExecuteAsync(Database.Sql("verify_request"), new { Number = number }).ConfigureAwait(false) > 0
            && await NoteAsync(open, number, RequestStep.Verified, by).ConfigureAwait(false),
        cancellation);

    /// <summary>Refuses a request and wipes its subject. Whether the reason fits its verb is asked before (<see cref="RefusalReasons.Fits"/>).</summary>
    /// <returns>False, and nothing is changed, unless the request is there and open.</returns>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<bool> RefuseAsync(long number, RefusalReason reason, string by, CancellationToken cancellation = default) => Database.ChangeAsync(
        async open =>
        {
            var values = new { Number = number, Reason = RequestNames.NameOf(reason), Now, Nothing = Array.Empty<byte>() };
            return await open.ExecuteAsync(Database.Sql("refuse_request"), values).ConfigureAwait(false) > 0
                && await NoteAsync(open, number, RequestStep.Refused, by).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Wipes the subjects of accesses and copies whose file can no longer be fetched.</summary>
    /// <returns>How many.</returns>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<int> WipeAsync(CancellationToken cancellation = default) => Database.ChangeAsync(
        async open =>
        {
            var kept = (await open.QueryAsync<long>(Database.Sql("list_kept_subjects"), new { ClosedBy = Now - (long)ExportKept.TotalSeconds }).ConfigureAwait(false)).ToList();
            foreach (var number in kept)
            {
                await open.ExecuteAsync(Database.Sql("wipe_subject"), new { Number = number, Nothing = Array.Empty<byte>() }).ConfigureAwait(false);
                await NoteAsync(open, number, RequestStep.Wiped, Product).ConfigureAwait(false);
            }

            return kept.Count;
        },
        cancellation);

    /// <summary>Lets go of the control database.</summary>
    public void Dispose() => Database.Dispose();

    /// <summary>Who acts where nobody does.</summary>
    internal const string Product = "analytics";

    /// <summary>Enters a request.</summary>
    internal Task<RequestRecord> AddAsync(RequestVerb verb, ReferenceCounts counts, byte[] subject, bool isVerified, string by, CancellationToken cancellation) => Database.ChangeAsync(
        async open =>
        {
            var state = isVerified ? RequestState.Verified : RequestState.Received;
            var (now, due) = (Now, WorkingCalendar.AddWorkingDays(country, Days.Of(time.GetUtcNow()), WorkingDays));
            var number = await open.ExecuteScalarAsync<long>(Database.Sql("add_request"), new
            {
                Verb = RequestNames.NameOf(verb),
                Now = now,
                Due = Days.Number(due),
                State = RequestNames.NameOf(state),
                By = by,
                counts.Numbers,
                counts.Emails,
                counts.Phones,
                counts.Accounts,
                Subject = subject,
            }).ConfigureAwait(false);
            await NoteAsync(open, number, RequestStep.Entered, by).ConfigureAwait(false);
            _ = isVerified && await NoteAsync(open, number, RequestStep.Verified, by).ConfigureAwait(false);
            return new RequestRecord(number, verb, DateTimeOffset.FromUnixTimeSeconds(now), due, state, by, counts, null, null);
        },
        cancellation);

    internal Task<RequestRow?> RowAsync(long number, CancellationToken cancellation) => Database.ReadAsync(
        open => open.QuerySingleOrDefaultAsync<RequestRow>(Database.Sql("find_request"), new { Number = number }), cancellation);

    /// <summary>Adds a line to a request's record, in a change.</summary>
    internal async Task<bool> NoteAsync(DbConnection open, long number, RequestStep step, string by, long? parcels = null, Deed? deed = null)
    {
        await open.ExecuteAsync(Database.Sql("add_event"), new
        {
            Request = number,
            Now,
            What = RequestNames.NameOf(step),
            By = by,
            Parcels = parcels ?? deed?.Parcels,
            Rows = deed is null ? null : JsonSerializer.Serialize(deed.Rows.ToDictionary(), RequestJson.Default.DictionaryStringInt64),
            Weeks = deed is null ? null : JsonSerializer.Serialize(deed.Weeks.ToList(), RequestJson.Default.ListDateOnly),
            deed?.Left,
        }).ConfigureAwait(false);
        return true;
    }
}
