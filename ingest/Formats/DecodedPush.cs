using System.Runtime.InteropServices;
using System.Text.Json;

namespace Analytics.Formats;

/// <summary>
/// One push after decoding: its parcels and their scans, as slices of its bytes. Owned by one worker and used again for
/// the next push, so that the hot path allocates nothing; valid until the next <see cref="Start"/>.
/// </summary>
public sealed class DecodedPush
{
    private ArraySegment<byte> bytes = ArraySegment<byte>.Empty;
    private byte[] scratch = new byte[4096];
    private int scratchUsed;
    private TrackedParcel[] parcels = new TrackedParcel[16];
    private TrackingScan[] scans = new TrackingScan[256];
    private PersonOnParcel[] persons = new PersonOnParcel[64];
    private int parcelCount;
    private int scanCount;
    private int personCount;
    private int parcelFirstScan;
    private int parcelFirstPerson;

    public ReadOnlySpan<TrackedParcel> Parcels => parcels.AsSpan(0, parcelCount);

    /// <summary>Scans that could not be kept because their time cannot be read or believed.</summary>
    public int ScansWithoutTime { get; internal set; }

    public ReadOnlySpan<TrackingScan> ScansOf(in TrackedParcel parcel) => scans.AsSpan(parcel.FirstScan, parcel.ScanCount);

    public ReadOnlySpan<PersonOnParcel> PersonsOf(in TrackedParcel parcel) => persons.AsSpan(parcel.FirstPerson, parcel.PersonCount);

    /// <summary>The text of a slice, UTF-8.</summary>
    public ReadOnlySpan<byte> Text(Slice slice) => slice.Start >= 0
        ? bytes.AsSpan(slice.Start, slice.Length)
        : scratch.AsSpan(~slice.Start, slice.Length);

    public Identifier Identify(IdentifierSlice slice) => new(Text(slice.Slice));

    /// <summary>The bytes of the push being decoded.</summary>
    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Scans of the parcel being read, for a reader's last touches before <see cref="EndParcel"/>.</summary>
    internal Span<TrackingScan> OpenScans => scans.AsSpan(parcelFirstScan, scanCount - parcelFirstScan);

    /// <summary>Begins a new push and forgets the last one.</summary>
    public void Start(ReadOnlyMemory<byte> push)
    {
        // Every text of a push is asked for by slice: an array answers sooner than a Memory, which may be anything.
        bytes = MemoryMarshal.TryGetArray(push, out var array) ? array : push.ToArray();
        scratchUsed = parcelCount = scanCount = personCount = parcelFirstScan = parcelFirstPerson = ScansWithoutTime = 0;
    }

    /// <summary>Unescapes the JSON string under the reader into the scratch buffer.</summary>
    /// <exception cref="JsonException">Half of a surrogate pair.</exception>
    internal Slice Unescape(scoped ref Utf8JsonReader reader)
    {
        EnsureScratch(reader.ValueSpan.Length);
        try
        {
            return TakeScratch(reader.CopyString(scratch.AsSpan(scratchUsed)));
        }
        catch (InvalidOperationException)
        {
            // The reader checks \u escapes only here, and reports them as misuse; its message quotes nothing worth keeping.
            throw new JsonException();
        }
    }

    /// <summary>Keeps bytes that do not stand in the push itself: a constant of a map, two columns joined.</summary>
    internal Slice Keep(ReadOnlySpan<byte> text)
    {
        EnsureScratch(text.Length);
        text.CopyTo(scratch.AsSpan(scratchUsed));
        return TakeScratch(text.Length);
    }

    internal void AddScan(in TrackingScan scan)
    {
        if (scanCount == scans.Length)
        {
            Array.Resize(ref scans, scans.Length * 2);
        }

        scans[scanCount++] = scan;
    }

    internal void AddPerson(bool isShipper, Slice value)
    {
        if (personCount == persons.Length)
        {
            Array.Resize(ref persons, persons.Length * 2);
        }

        persons[personCount++] = new PersonOnParcel(isShipper, new IdentifierSlice(value));
    }

    /// <summary>Adds a parcel with every scan and person added since the last one.</summary>
    internal void EndParcel(TrackedParcel parcel)
    {
        if (parcelCount == parcels.Length)
        {
            Array.Resize(ref parcels, parcels.Length * 2);
        }

        parcel.FirstScan = parcelFirstScan;
        parcel.ScanCount = scanCount - parcelFirstScan;
        parcel.FirstPerson = parcelFirstPerson;
        parcel.PersonCount = personCount - parcelFirstPerson;
        parcels[parcelCount++] = parcel;
        parcelFirstScan = scanCount;
        parcelFirstPerson = personCount;
    }

    /// <summary>Forgets scans and persons added since the last parcel.</summary>
    internal void DropParcel()
    {
        scanCount = parcelFirstScan;
        personCount = parcelFirstPerson;
    }

    internal int ScanCount => scanCount;

    private Slice TakeScratch(int length)
    {
        var slice = new Slice(~scratchUsed, length);
        scratchUsed += length;
        return slice;
    }

    private void EnsureScratch(int more)
    {
        if (scratch.Length - scratchUsed < more)
        {
            Array.Resize(ref scratch, Math.Max(scratch.Length * 2, scratchUsed + more));
        }
    }
}
