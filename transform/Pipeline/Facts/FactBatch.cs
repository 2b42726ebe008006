using System.Runtime.InteropServices;
using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;
using Analytics.Pipeline.Journeys;
using Analytics.Pipeline.Linking;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Facts;

/// <summary>
/// The facts of some pushes, ready to be inserted: scans, withdrawn scans and persons as encoded rows, journeys merged
/// by parcel. Filled by one worker, written, cleared, and filled again.
/// </summary>
internal sealed class FactBatch(uint epoch)
{
    private readonly RowBinaryWriter scans = new();
    private readonly RowBinaryWriter retractions = new();
    private readonly RowBinaryWriter subjects = new();
    private readonly RowBinaryWriter rejections = new();
    private readonly Dictionary<Token, Journey> journeys = [];
    private readonly RowBinaryWriter journeyRows = new();
    private readonly Doubts doubts = new();
    private readonly List<(TokenPurpose Purpose, Token Token)> persons = [];

    /// <summary>What memory grows with: the scans in the batch, where a push that gave none counts as one.</summary>
    public int Size { get; private set; }

    /// <summary>The tokens of the parcels in the batch, as they were written.</summary>
    public IEnumerable<UInt128> Parcels => journeys.Keys.Select(parcel => PlaceOf(parcel).Token);

    /// <summary>The parcels and persons in the batch, by every token that they were written with.</summary>
    public IEnumerable<SubjectToken> Subjects => journeys.Keys.Select(PlaceOf)
        .Select(place => new SubjectToken(place.Epoch, TokenPurpose.Parcel, Token.Of(place.Token)))
        .Concat(persons.Select(person => new SubjectToken(epoch, person.Purpose, person.Token)));

    /// <summary>A push is done with.</summary>
    /// <param name="scanCount">How many scans it gave.</param>
    public void CountPush(int scanCount) => Size += Math.Max(1, scanCount);

    /// <summary>A parcel may be known by a token of an earlier epoch. Comes before any of its rows.</summary>
    public void Doubt(Token parcel, KnownParcel candidate) => doubts.Add(parcel, candidate);

    /// <summary>The journey of a parcel, as far as this batch tells it; valid until the next call.</summary>
    public ref Journey JourneyOf(Token parcel)
    {
        ref var journey = ref CollectionsMarshal.GetValueRefOrAddDefault(journeys, parcel, out var known);
        if (!known)
        {
            journey = Journey.Empty();
        }

        return ref journey;
    }

    /// <param name="snapshotAt">When the provider took the snapshot that tells of the scan: seconds since 1970, 0 when not known.</param>
    public void AddScan(
        Token parcel, in TrackingScan scan, PlaceCode place, bool isAtDestination, ReadOnlySpan<byte> carrier, ReadOnlySpan<byte> provider, long snapshotAt)
    {
        WriteScanKey(scans, parcel, scan, place);
        scans.UInt8((byte)scan.Certainty);
        scans.Int16(scan.UtcOffsetMinutes);
        scans.Bool(isAtDestination);
        scans.Text(carrier);
        scans.Text(provider);
        // The earliest is kept, so that an unknown time must come after all others.
        scans.UInt32(snapshotAt is > 0 and < uint.MaxValue ? (uint)snapshotAt : uint.MaxValue);
    }

    public void AddRetraction(Token parcel, in TrackingScan scan, PlaceCode place) => WriteScanKey(retractions, parcel, scan, place);

    public void AddSubject(TokenPurpose purpose, Token person, Token parcel)
    {
        persons.Add((purpose, person));
        doubts.Note(subjects, sizeof(uint) + sizeof(byte) + Token.Size, parcel);
        subjects.UInt32(epoch);
        subjects.UInt8((byte)purpose);
        WriteToken(subjects, person);
        WriteToken(subjects, parcel);
    }

    public void AddRejection(string load, Coordinates at, RejectionReason reason)
    {
        rejections.Text(Encoding.ASCII.GetBytes(load));
        rejections.UInt32((uint)at.File);
        rejections.UInt64((ulong)at.Line);
        rejections.Text(Encoding.ASCII.GetBytes(reason.ToString()));
    }

    /// <summary>Gives each parcel of an earlier epoch the token that it is known by.</summary>
    public ValueTask LinkAsync(EarlierParcels earlier, CancellationToken cancellation) => doubts.ResolveAsync(earlier, cancellation);

    /// <summary>
    /// Writes everything, journeys last. A batch that fails half-way is written again whole: every table is a set or a merge.
    /// </summary>
    public async ValueTask WriteAsync(IClickHouse clickHouse, CancellationToken cancellation)
    {
        await Insert(clickHouse, "scans", scans, cancellation).ConfigureAwait(false);
        await Insert(clickHouse, "retractions", retractions, cancellation).ConfigureAwait(false);
        await Insert(clickHouse, "subjects", subjects, cancellation).ConfigureAwait(false);
        await Insert(clickHouse, "rejections", rejections, cancellation).ConfigureAwait(false);
        EncodeJourneys();
        await Insert(clickHouse, "journeys", journeyRows, cancellation).ConfigureAwait(false);
    }

    /// <summary>Encodes the journeys as rows; the other facts are encoded as they come.</summary>
    public void EncodeJourneys()
    {
        journeyRows.Clear();
        foreach (var (parcel, journey) in journeys)
        {
            var place = PlaceOf(parcel);
            journeyRows.UInt32(place.Epoch);
            WriteToken(journeyRows, Token.Of(place.Token));
            WriteText(journey.Carrier);
            WriteText(journey.Service);
            WriteRankedPlace(journey.Origin);
            WriteRankedPlace(journey.Destination);
            journeyRows.UInt128(journey.Promise);
            foreach (var moment in journey.At)
            {
                journeyRows.UInt64(moment);
            }

            journeyRows.UInt64(journey.LastScan);
            journeyRows.UInt8((byte)journey.Use.Denied);
            journeyRows.UInt8((byte)journey.Use.Unconsented);
            journeyRows.UInt8((byte)journey.Use.Consented);
            journeyRows.UInt64(journey.Use.Restricted);

            // The window that it is sold in is known when that is closed.
            journeyRows.UInt32(0);
        }
    }

    public void Clear()
    {
        scans.Clear();
        retractions.Clear();
        subjects.Clear();
        rejections.Clear();
        journeyRows.Clear();
        journeys.Clear();
        doubts.Clear();
        persons.Clear();
        Size = 0;
    }

    private static ValueTask Insert(IClickHouse clickHouse, string table, RowBinaryWriter rows, CancellationToken cancellation) =>
        rows.Length == 0 ? ValueTask.CompletedTask : clickHouse.InsertAsync(table, rows.Chunks, cancellation);

    private KnownParcel PlaceOf(Token parcel) => doubts.Known.TryGetValue(parcel, out var known) ? known : new KnownParcel(epoch, parcel.ToBits());

    private void WriteScanKey(RowBinaryWriter rows, Token parcel, in TrackingScan scan, PlaceCode place)
    {
        doubts.Note(rows, sizeof(uint), parcel);
        rows.UInt32(epoch);
        WriteToken(rows, parcel);
        rows.UInt32((uint)scan.At);
        rows.UInt8((byte)scan.Milestone);
        WritePlace(rows, place);
    }

    private void WriteText(in RankedText text)
    {
        journeyRows.UInt64(text.Rank);
        journeyRows.Text(text.Value);
    }

    private void WriteRankedPlace(in RankedPlace place)
    {
        journeyRows.UInt64(place.Rank);
        WritePlace(journeyRows, place.Value);
    }

    private static void WritePlace(RowBinaryWriter rows, PlaceCode place)
    {
        Span<byte> code = stackalloc byte[PlaceCode.MaxLength];
        rows.Text(code[..place.Write(code)]);
    }

    private static void WriteToken(RowBinaryWriter rows, Token token)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        token.Write(bytes);
        rows.Fixed(bytes);
    }
}
