using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;
using Analytics.Pipeline.Facts;
using Analytics.Pipeline.Journeys;

namespace Analytics.Pipeline;

/// <summary>
/// The steps of one push, as <see cref="Pipeline"/> walks them. A worker has its own buffers and keys and shares nothing; after the
/// last step only tokens, coarse places and measures are left.
/// </summary>
internal sealed class PushWorker(EpochKeys keys, string load) : IDisposable
{
    private readonly DecodedPush decoded = new();
    private readonly Tokeniser tokeniser = new(keys);
    private readonly TextBook texts = new();
    private readonly Dictionary<PushFormat, (IPushReader Reader, byte[] Provider)> readers = [];

    private (IPushReader Reader, byte[] Provider) current;
    private Slice lastSlice;
    private byte[]? lastText = [];

    /// <summary>The facts of the pushes transformed since the batch was last cleared.</summary>
    public FactBatch Batch { get; } = new(keys.Epoch);

    /// <summary>The parcels of the decoded push.</summary>
    public ReadOnlySpan<TrackedParcel> Parcels => decoded.Parcels;

    /// <summary>Fields met that the policy does not name, by path, over all readers of this worker.</summary>
    public IEnumerable<KeyValuePair<string, long>> UnknownFields => readers.Values.SelectMany(reader => reader.Reader.UnknownFields);

    /// <summary>The pushes to come speak so.</summary>
    public void Use(PushFormat format)
    {
        if (!readers.TryGetValue(format, out current))
        {
            current = (format.CreateReader(), Encoding.UTF8.GetBytes(format.Provider));
            readers.Add(format, current);
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
            if ((parcel.DataUse & DataUse.Minor) != DataUse.None)
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
    public bool TryPseudonymise(in TrackedParcel parcel, out Token token)
    {
        if (!tokeniser.TryTokenise(TokenPurpose.Parcel, decoded.Identify(parcel.Number), out token))
        {
            return false;
        }

        foreach (ref readonly var person in decoded.PersonsOf(parcel))
        {
            var purpose = person.IsShipper ? TokenPurpose.Shipper : TokenPurpose.Recipient;
            if (tokeniser.TryTokenise(purpose, decoded.Identify(person.Value), out var subject))
            {
                Batch.AddSubject(purpose, subject, token);
            }
        }

        return true;
    }

    /// <summary>Cuts the places that a parcel goes from and to down to country and region.</summary>
    public Route Coarsen(in TrackedParcel parcel) => new(Coarsener.Coarsen(decoded, parcel.Origin), Coarsener.Coarsen(decoded, parcel.Destination));

    /// <summary>Adds what is left of a parcel to the batch: measures, and the coarse places of its scans.</summary>
    /// <returns>How many scans it has.</returns>
    public int Keep(in TrackedParcel parcel, Token token, Route route)
    {
        var scans = decoded.ScansOf(parcel);
        var carrier = Safe(parcel.Carrier)!;
        ref var journey = ref Batch.JourneyOf(token);
        journey.Merge(parcel, VersionOf(parcel, scans), carrier, Safe(parcel.Service)!, route);
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

    public void Dispose() => tokeniser.Dispose();

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
}
