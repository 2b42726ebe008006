using System.Buffers.Binary;
using System.Text;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>A reader for pushes that hold nothing but the index of a <see cref="ScriptedPush"/>.</summary>
internal sealed class ScriptedReader(IReadOnlyList<ScriptedPush> script) : IPushReader
{
    public IReadOnlyDictionary<string, long> UnknownFields { get; } = new Dictionary<string, long>();

    /// <summary>A format of these pushes, and the bytes that stand for each of them.</summary>
    public static (PushFormat Format, IReadOnlyList<byte[]> Pushes) FormatOf(IReadOnlyList<ScriptedPush> script) =>
        (new PushFormat("scripted", () => new ScriptedReader(script)), [.. Enumerable.Range(0, script.Count).Select(BytesOf)]);

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into)
    {
        into.Start(push);
        var scripted = script[BinaryPrimitives.ReadInt32LittleEndian(push.Span)];
        foreach (var parcel in scripted.Parcels)
        {
            Add(into, parcel);
        }

        return scripted.Refusal;
    }

    private static void Add(DecodedPush into, ScriptedParcel parcel)
    {
        foreach (var scan in parcel.Scans)
        {
            var added = scan.ToScan();
            added.Place = scan.Place.KeepIn(into);
            added.Carrier = Keep(into, scan.Carrier);
            into.AddScan(added);
        }

        foreach (var (isShipper, value) in parcel.Persons)
        {
            into.AddPerson(isShipper, Keep(into, value));
        }

        into.EndParcel(new TrackedParcel
        {
            Number = new IdentifierSlice(Keep(into, parcel.Number)),
            Carrier = Keep(into, parcel.Carrier),
            Service = Keep(into, parcel.Service),
            Origin = parcel.Origin.KeepIn(into),
            Destination = parcel.Destination.KeepIn(into),
            Promise = parcel.Promise,
            SnapshotAt = parcel.SnapshotAt,
            DataUse = parcel.DataUse,
        });
    }

    private static Slice Keep(DecodedPush into, string text) => into.Keep(Encoding.UTF8.GetBytes(text));

    private static byte[] BytesOf(int index)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, index);
        return bytes;
    }
}
