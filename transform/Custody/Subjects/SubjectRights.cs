using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>Carries out what subjects may ask for, on the warehouse and on the orders that stand.</summary>
public sealed class SubjectRights : ISubjectRights
{
    private readonly StandingOrders orders;
    private readonly SubjectSeal seal;
    private readonly SubjectParcels parcels;
    private readonly SubjectExport export;
    private readonly TimeProvider time;

    /// <param name="warehouse">Where the parcels are.</param>
    /// <param name="orders">The orders that stand; used by this, and not disposed of.</param>
    /// <param name="keys">What references are turned into tokens with.</param>
    /// <param name="time">Tells the time.</param>
    public SubjectRights(Warehouse.Warehouse warehouse, StandingOrders orders, KeyRing keys, TimeProvider time)
    {
        this.orders = orders;
        this.time = time;
        seal = new SubjectSeal(keys, time);
        parcels = new SubjectParcels(warehouse);
        export = new SubjectExport(warehouse.ClickHouse);
    }

    public SubjectTokens Tokenise(IEnumerable<SubjectReference> references) => seal.Tokenise(references);

    public byte[] Seal(SubjectTokens subject) => seal.Seal(subject);

    public SubjectTokens Open(ReadOnlySpan<byte> box) => seal.Open(box);

    public async Task<IReadOnlyList<Deed>> CarryOutAsync(IReadOnlyList<SubjectOrder> requests, CancellationToken cancellation)
    {
        // In their order, for one may take back what another asked; as many at once as ask for the same.
        var deeds = new List<Deed>(requests.Count);
        while (deeds.Count < requests.Count)
        {
            var verb = requests[deeds.Count].Verb;
            var same = requests.Skip(deeds.Count).TakeWhile(request => request.Verb == verb).ToList();
            deeds.AddRange(await CarryOutAsync(verb, same, cancellation).ConfigureAwait(false));
        }

        return deeds;
    }

    public async Task<long> ExportAsync(SubjectTokens subject, Stream json, CancellationToken cancellation)
    {
        var found = await parcels.FindAsync([.. subject.Tokens.Select(token => (0L, token))], cancellation).ConfigureAwait(false);
        await export.WriteAsync(found, time.GetUtcNow(), json, cancellation).ConfigureAwait(false);
        return found.Count;
    }

    private async Task<IEnumerable<Deed>> CarryOutAsync(RequestVerb verb, IReadOnlyList<SubjectOrder> requests, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().ToUnixTimeSeconds();
        var subjects = requests.SelectMany(request => request.Subject.Tokens.Select(token => (request.Request, token))).ToList();
        var found = await parcels.FindAsync(subjects, cancellation).ConfigureAwait(false);
        var tokens = subjects.Select(subject => subject.token)
            .Concat(found.Select(parcel => new SubjectToken(parcel.Parcel.Epoch, TokenPurpose.Parcel, Token.Of(parcel.Parcel.Token)))).ToHashSet();
        if (verb == RequestVerb.Lift)
        {
            await orders.Book.LiftAsync(tokens, StandingOrder.Restricted, cancellation).ConfigureAwait(false);
            var (rows, weeks) = await parcels.LiftAsync(since, found, cancellation).ConfigureAwait(false);
            return Deeds(requests, found, rows, weeks, []);
        }

        // First the order, then the deed: what comes in between is met by the order.
        var standing = OrdersOf(verb);
        await orders.Book.AddAsync(tokens.Select(token => new OrderLine(token, standing, since)), cancellation).ConfigureAwait(false);
        var done = await parcels.ApplyAsync(standing, since, found, cancellation).ConfigureAwait(false);
        return Deeds(requests, found, done.Rows, done.Weeks, done.Left);
    }

    private static IEnumerable<Deed> Deeds(
        IReadOnlyList<SubjectOrder> requests, IReadOnlyCollection<(long Choice, KnownParcel Parcel)> found,
        IReadOnlyList<ChosenRows> rows, IReadOnlyList<DateOnly> weeks, IReadOnlyList<ChosenRows> left)
    {
        var parcelsOf = found.CountBy(parcel => parcel.Choice).ToDictionary();
        var rowsOf = rows.ToLookup(row => row.Choice);
        var leftOf = left.ToLookup(row => row.Choice);
        return requests.Select(request => new Deed(
            request.Request,
            parcelsOf.GetValueOrDefault(request.Request),
            rowsOf[request.Request].ToDictionary(row => row.Table, row => row.Rows),
            parcelsOf.ContainsKey(request.Request) ? weeks : [],
            leftOf[request.Request].Sum(row => row.Rows)));
    }

    private static StandingOrder OrdersOf(RequestVerb verb) => verb switch
    {
        RequestVerb.Erase => StandingOrder.Erased,
        RequestVerb.Restrict => StandingOrder.Restricted,
        RequestVerb.Object => StandingOrder.NoEta | StandingOrder.NoSale,
        RequestVerb.NoSale or RequestVerb.Withdraw => StandingOrder.NoSale,
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "A request that only reads is not carried out."),
    };
}
