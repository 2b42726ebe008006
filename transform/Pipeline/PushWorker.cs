using System.Text;
using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Custody.Uses;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;
using Analytics.Pipeline.Facts;
using Analytics.Pipeline.Journeys;
using Analytics.Pipeline.Linking;

namespace Analytics.Pipeline;

/// <summary>
/// The steps of one push, as <see cref="Pipeline"/> walks them. A worker has its own buffers and keys and shares nothing; after the
/// last step only tokens, coarse places and measures are left.
/// </summary>
internal sealed class PushWorker(PushCustody custody, EarlierParcels earlier, string load) : IDisposable
{
    private readonly DecodedPush decoded = new();
    private readonly Pseudonymiser pseudonymiser = new(custody.Keys, earlier);
    private readonly TextBook texts = new();
    private readonly Dictionary<PushFormat, Source> sources = [];

    private Source current;
    private Slice lastSlice;
    private byte[]? lastText = [];

    /// <summary>The facts of the pushes transformed since the batch was last cleared.</summary>
    public FactBatch Batch { get; } = new(custody.Keys.Current.Epoch);

    /// <summary>The parcels of the decoded push.</summary>
    public ReadOnlySpan<TrackedParcel> Parcels => decoded.Parcels;

    /// <summary>Fields met that the policy does not name, by path, over all readers of this worker.</summary>
    public IEnumerable<KeyValuePair<string, long>> UnknownFields => sources.Values.SelectMany(source => source.Reader.UnknownFields);

    /// <summary>The orders that the batch is made by.</summary>
    public OrderSheet Orders { get; private set; } = OrderSheet.Empty;

    /// <summary>Orders that the batch met in a later epoch than they were given in.</summary>
    public IReadOnlyCollection<OrderLine> Met => pseudonymiser.Met;

    /// <summary>Begins a batch.</summary>
    /// <param name="orders">What it is made by.</param>
    public void Begin(OrderSheet orders)
    {
        Batch.Clear();
        pseudonymiser.Use(orders);
        Orders = orders;
    }

    /// <summary>The pushes to come speak so.</summary>
    public void Use(PushFormat format)
    {
        if (!sources.TryGetValue(format, out current))
        {
            current = new Source(format.CreateReader(), Encoding.UTF8.GetBytes(format.Provider), custody.ProfileOf(format.Provider), []);
            sources.Add(format, current);
        }
    }

    /// <summary>Reads the fields that the policy names, and no others.</summary>
    /// <returns>Why the push cannot be read; none when it can.</returns>
    public RejectionReason Decode(in Push push)
    {
        (lastSlice, lastText) = (default, []);
        return push.Fault != RejectionReason.None ? push.Fault : current.Reader.Read(push.Payload, decoded);
    }

    /// <summary>What may not be used at all ends here, before anything of it is kept.</summary>
    /// <returns>How the push ends by it; null when it goes on.</returns>
    public PushOutcome? ApplyPolicy()
    {
        foreach (ref readonly var parcel in decoded.Parcels)
        {
            if (current.Profile.Decide(parcel.DataUse).IsWithheld)
            {
                return PushOutcome.Withheld(WithholdingReason.Minor);
            }

            if (!AreTextsSafe(parcel))
            {
                return PushOutcome.Rejected(RejectionReason.Tripwire);
            }
        }

        return null;
    }

    /// <summary>Makes tokens of a parcel and of the persons on it: from here on it is its token.</summary>
    /// <returns>False when the parcel has no number to make one of.</returns>
    public bool TryPseudonymise(in TrackedParcel parcel, out Token token) => pseudonymiser.TryTokenise(decoded, parcel, Batch, out token);

    /// <summary>Whether the parcel, or a person on it, has asked to be erased.</summary>
    public bool IsErased() => (pseudonymiser.Standing.Orders & StandingOrder.Erased) != StandingOrder.None;

    /// <summary>Cuts the places that a parcel goes from and to down to country and region.</summary>
    public Route Coarsen(in TrackedParcel parcel) => new(Coarsener.Coarsen(decoded, parcel.Origin), Coarsener.Coarsen(decoded, parcel.Destination));

    /// <summary>Adds what is left of a parcel to the batch: measures, and the coarse places of its scans.</summary>
    /// <returns>How many scans it has.</returns>
    public int Keep(in TrackedParcel parcel, Token token, Route route)
    {
        var scans = decoded.ScansOf(parcel);
        var carrier = Safe(parcel.Carrier)!;
        var version = VersionOf(parcel, scans);
        ref var journey = ref Batch.JourneyOf(token);
        journey.Merge(parcel, version, carrier, Safe(parcel.Service)!, route);
        journey.Use.Merge(current.Profile.Decide(parcel.DataUse), version);
        journey.Use.Merge(pseudonymiser.Standing);
        foreach (var (purpose, person) in pseudonymiser.Persons)
        {
            Batch.AddSubject(purpose, person, token);
        }

        foreach (ref readonly var scan in scans)
        {
            var place = Coarsener.Coarsen(decoded, scan.Place);
            if (scan.Retracted)
            {
                Batch.AddRetraction(token, scan, place);
                continue;
            }

            var isArrival = route.IsArrival(scan.Milestone, place);
            journey.Merge(scan, place, isArrival);
            Batch.AddScan(token, scan, place, isArrival, scan.Carrier.IsEmpty ? carrier : Safe(scan.Carrier), current.Provider, parcel.SnapshotAt);
        }

        return scans.Length;
    }

    /// <summary>Adds how a push ended to the batch.</summary>
    public void Note(in Push push, PushOutcome outcome)
    {
        Batch.CountPush(outcome.Scans);
        if (outcome.Rejection != RejectionReason.None)
        {
            Batch.AddRejection(load, push.At, outcome.Rejection);
        }
    }

    /// <summary>Tells whoever watches how the pushes of a block ended, and which fields of theirs no policy names.</summary>
    public void Tell(PushFormat format, PushTally tally)
    {
        if (custody.Counts is not { } counts)
        {
            return;
        }

        counts.Add(format.Provider, tally);
        foreach (var (path, times) in current.Reader.UnknownFields)
        {
            counts.AddUnknown(format.Provider, path, times - current.Told.GetValueOrDefault(path));
            current.Told[path] = times;
        }
    }

    public void Dispose() => pseudonymiser.Dispose();

    private bool AreTextsSafe(in TrackedParcel parcel)
    {
        var safe = Safe(parcel.Carrier) is not null && Safe(parcel.Service) is not null;
        foreach (ref readonly var scan in decoded.ScansOf(parcel))
        {
            safe &= scan.Carrier.IsEmpty || Safe(scan.Carrier) is not null;
        }

        return safe;
    }

    // All scans of a leg share their carrier's slice, so that the last text found is nearly always the one asked for.
    private byte[]? Safe(Slice text)
    {
        if (text != lastSlice)
        {
            lastSlice = text;
            lastText = texts.Find(decoded.Text(text));
        }

        return lastText;
    }

    private static long VersionOf(in TrackedParcel parcel, ReadOnlySpan<TrackingScan> scans)
    {
        var version = parcel.SnapshotAt;
        if (version == 0)
        {
            foreach (ref readonly var scan in scans)
            {
                version = Math.Max(version, scan.At);
            }
        }

        return version;
    }

    /// <summary>Whose pushes these are: how they are read, under what name they are kept, and what was promised of them.</summary>
    /// <param name="Reader">Reads them.</param>
    /// <param name="Provider">The name, UTF-8.</param>
    /// <param name="Profile">What was promised.</param>
    /// <param name="Told">How often unknown fields had come when that was last told.</param>
    private readonly record struct Source(IPushReader Reader, byte[] Provider, UseProfile Profile, Dictionary<string, long> Told);
}
