using System.Text;

namespace Analytics.Formats.Tests;

/// <summary>A walk over a message of a small made-up format, and what it told.</summary>
internal sealed class Walk : IFieldVisitor
{
    private static readonly FormatShape Shape = new(
        "made-up",
        ["data", "data.list[]"],
        [new("legs[]", Scope.Leg), new("legs[].events[]", Scope.Scan)]);

    private static readonly FieldRule[] Rules =
    [
        new("/kind", Field.EventName),
        new("number", Field.Number),
        new("note", Field.None),
        new("mails[]", Field.Recipient),
        new("legs[].carrier", Field.LegCarrier),
        new("legs[].events[].at", Field.Time),
        new("legs[].events[].place.country", Field.ScanCountry),
        new("legs[].events[].place.street", Field.None),
    ];

    private readonly DecodedPush push = new();

    private Walk(byte[] message)
    {
        var walker = new JsonWalker(FieldMap.Build(Shape, Rules));
        push.Start(message);
        Reason = walker.Walk(push, this);
        Unknown = walker.Unknown.Counts;
        Recognised = walker.Recognised;
    }

    public RejectionReason Reason { get; }

    public IReadOnlyDictionary<string, long> Unknown { get; }

    public bool Recognised { get; }

    /// <summary>Scopes and fields in the order in which they came: <c>+Parcel</c>, <c>Number=1</c>, <c>-Parcel</c>.</summary>
    public List<string> Told { get; } = [];

    public static Walk Over(string message) => new(Encoding.UTF8.GetBytes(message));

    public static Walk Over(byte[] message) => new(message);

    public void Open(Scope scope) => Told.Add($"+{scope}");

    public void Close(Scope scope) => Told.Add($"-{scope}");

    public void Value(Field field, Slice text) => Told.Add($"{field}={Encoding.UTF8.GetString(push.Text(text))}");
}
