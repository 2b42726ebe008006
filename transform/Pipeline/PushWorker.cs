using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;
using Analytics.Pipeline.Facts;
using Analytics.Pipeline.Journeys;

namespace Analytics.Pipeline;

/// <summary>
/// What happens to one push, step by step. A worker has its own buffers and keys and shares nothing; after the last step
/// only tokens, coarse places and measures are left.
/// </summary>
internal sealed class PushWorker(EpochKeys keys, string load) : IDisposable
{
    private readonly DecodedPush decoded = new();
    private readonly Tokeniser tokeniser = new(keys);
    private readonly TextBook texts = new();
    private readonly Dictionary<PushFormat, (IPushReader Reader, byte[] Provider)> readers = [];

    private Slice lastSlice;
    private byte[]? lastText = [];

    /// <summary>The facts of the pushes transformed since the batch was last cleared.</summary>
    public FactBatch Batch { get; } = new(keys.Epoch);

    /// <summary>Fields met that the policy does not name, by path, over all readers of this worker.</summary>
    public IEnumerable<KeyValuePair<string, long>> UnknownFields => readers.Values.SelectMany(reader => reader.Reader.UnknownFields);

    /// <summary>Transforms every push of a block into <see cref="Batch"/> and counts how each ended.</summary>
    public PushTally Transform(PushBlock block)
    {
        var tally = block.TellsEach ? PushTally.TellingEach(block.Count) : new PushTally();
        var (reader, provider) = ReaderOf(block.Format);
        for (var i = 0; i < block.Count; i++)
        {
            var push = block[i];
            Count(tally, push, Transform(push, reader, provider));
        }

        return tally;
    }

    public void Dispose() => tokeniser.Dispose();

    private PushOutcome Transform(in Push push, IPushReader reader, byte[] provider)
    {
        // Decode: the reader sees only the fields that the policy names.
        var fault = push.Fault != RejectionReason.None ? push.Fault : reader.Read(push.Payload, decoded);
        if (fault != RejectionReason.None)
        {
            return PushOutcome.Rejected(fault);
        }

        (lastSlice, lastText) = (default, []);

        // Policy: what may not be used at all ends here, before anything of it is kept.
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

        var scans = 0;
        foreach (ref readonly var parcel in decoded.Parcels)
        {
            // Pseudonymise: from here on a parcel is a token.
            if (tokeniser.TryTokenise(TokenPurpose.Parcel, decoded.Identify(parcel.Number), out var token))
            {
                TokenisePersons(parcel, token);
                // Coarsen, and keep.
                scans += KeepScans(parcel, token, provider);
            }
        }

        return scans > 0 ? PushOutcome.Kept(scans) : PushOutcome.Rejected(RejectionReason.NoTrackingNumber);
    }

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

    private void TokenisePersons(in TrackedParcel parcel, Token token)
    {
        foreach (ref readonly var person in decoded.PersonsOf(parcel))
        {
            var purpose = person.IsShipper ? TokenPurpose.Shipper : TokenPurpose.Recipient;
            if (tokeniser.TryTokenise(purpose, decoded.Identify(person.Value), out var subject))
            {
                Batch.AddSubject(purpose, subject, token);
            }
        }
    }

    private int KeepScans(in TrackedParcel parcel, Token token, byte[] provider)
    {
        var scans = decoded.ScansOf(parcel);
        var carrier = Safe(parcel.Carrier)!;
        var route = new Route(Coarsener.Coarsen(decoded, parcel.Origin), Coarsener.Coarsen(decoded, parcel.Destination));
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
            Batch.AddScan(token, scan, place, isArrival, scan.Carrier.IsEmpty ? carrier : Safe(scan.Carrier), provider, parcel.SnapshotAt);
        }

        return scans.Length;
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

    private void Count(PushTally tally, in Push push, PushOutcome outcome)
    {
        Batch.CountPush(outcome.Scans);
        tally.Count(push.At, outcome);
        if (outcome.Rejection != RejectionReason.None)
        {
            Batch.AddRejection(load, push.At, outcome.Rejection);
        }
    }

    private (IPushReader Reader, byte[] Provider) ReaderOf(PushFormat format)
    {
        if (!readers.TryGetValue(format, out var reader))
        {
            reader = (format.CreateReader(), System.Text.Encoding.UTF8.GetBytes(format.Provider));
            readers.Add(format, reader);
        }

        return reader;
    }
}
