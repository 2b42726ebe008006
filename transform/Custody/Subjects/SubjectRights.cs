using System.Buffers.Binary;
using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>Carries out what subjects may ask for, on the warehouse and on the orders that stand.</summary>
public sealed class SubjectRights : ISubjectRights
{
    private const int EntrySize = sizeof(uint) + sizeof(byte) + TokenSeal.Size;

    private readonly StandingOrders orders;
    private readonly KeyRing keys;
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
        this.keys = keys;
        this.time = time;
        parcels = new SubjectParcels(warehouse);
        export = new SubjectExport(warehouse.ClickHouse);
    }

    public SubjectTokens Tokenise(IEnumerable<SubjectReference> references)
    {
        // Of every epoch whose key is still there: an order must be met also by what is linked no more, as in a backup.
        EpochKeys[] ring = [keys.Current(), .. keys.Epochs().Where(epoch => epoch != Epoch.Of(time.GetUtcNow())).Select(keys.Find).OfType<EpochKeys>()];
        using var tokeniser = new Tokeniser(ring);
        var tokens = new HashSet<SubjectToken>();
        foreach (var reference in references)
        {
            foreach (var purpose in PurposesOf(reference.Kind))
            {
                if (tokeniser.TryTokenise(purpose, new Identifier(Encoding.UTF8.GetBytes(reference.Value)), out _))
                {
                    tokens.UnionWith(ring.Select((epoch, place) => new SubjectToken(epoch.Epoch, purpose, tokeniser.Again(place))));
                }
            }
        }

        return new SubjectTokens([.. tokens]);
    }

    public byte[] Seal(SubjectTokens subject)
    {
        var box = new byte[subject.Tokens.Count * EntrySize];
        var ring = new Dictionary<uint, EpochKeys>();
        for (var i = 0; i < subject.Tokens.Count; i++)
        {
            var (epoch, purpose, token) = subject.Tokens[i];
            if (!ring.TryGetValue(epoch, out var found))
            {
                ring.Add(epoch, found = keys.Find(epoch) ?? throw new KeyFileException($"The keys of {epoch} are gone. Enter the request again."));
            }

            var entry = box.AsSpan(i * EntrySize, EntrySize);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, epoch);
            entry[sizeof(uint)] = (byte)purpose;
            TokenSeal.Seal(found, purpose, token).CopyTo(entry[(sizeof(uint) + 1)..]);
        }

        return box;
    }

    public SubjectTokens Open(ReadOnlySpan<byte> box)
    {
        var tokens = new List<SubjectToken>();
        var ring = new Dictionary<uint, EpochKeys?>();
        for (; box.Length >= EntrySize; box = box[EntrySize..])
        {
            var (epoch, purpose) = (BinaryPrimitives.ReadUInt32LittleEndian(box), (TokenPurpose)box[sizeof(uint)]);
            if (!ring.TryGetValue(epoch, out var found))
            {
                ring.Add(epoch, found = keys.Find(epoch));
            }

            if (found is not null && TokenSeal.Open(found, purpose, box[(sizeof(uint) + 1)..EntrySize]) is { } token)
            {
                tokens.Add(new SubjectToken(epoch, purpose, token));
            }
        }

        return new SubjectTokens(tokens);
    }

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

    public Task<long> ExportAsync(SubjectTokens subject, Stream json, CancellationToken cancellation) => WriteAsync(subject, json, cancellation);

    private async Task<long> WriteAsync(SubjectTokens subject, Stream json, CancellationToken cancellation)
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

    private static TokenPurpose[] PurposesOf(ReferenceKind kind) => kind == ReferenceKind.TrackingNumber
        ? [TokenPurpose.Parcel]
        : [TokenPurpose.Recipient, TokenPurpose.Shipper];
}
