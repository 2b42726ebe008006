namespace Analytics.Formats.Epcis;

/// <summary>
/// EPCIS 2.0 in JSON: a document, a query's result, or a single event. Every object that an event names is a parcel, and the
/// event is its scan; an event with an error declaration withdraws the scan that it repeats.
/// </summary>
internal sealed class EpcisReader(FieldMap map) : IPushReader
{
    private readonly JsonWalker walker = new(map);
    private DecodedPush push = null!;
    private ScanTexts scan;
    private Slice[] epcs = new Slice[64];
    private int epcCount;
    private bool sawEpc;
    private bool overflows;

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "epcis",
            ["", "epcisBody.event", "epcisBody.eventList[]", "epcisBody.queryResults.resultsBody.eventList[]"],
            []),
        "EPCIS 2.0 document or event (JSON)",
        map => new EpcisReader(map));

    public IReadOnlyDictionary<string, long> UnknownFields => walker.Unknown.Counts;

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into)
    {
        this.push = into;
        into.Start(push);
        epcCount = 0;
        sawEpc = overflows = false;
        var reason = walker.Walk(into, new Visitor(this));
        return reason != RejectionReason.None ? reason
            : overflows ? RejectionReason.TooLarge
            : into.Parcels.Length > 0 ? RejectionReason.None
            : !walker.Recognised ? RejectionReason.UnknownShape
            : sawEpc ? RejectionReason.NoUsableTime
            : RejectionReason.NoTrackingNumber;
    }

    private void StartEvent()
    {
        scan = default;
        epcCount = 0;
    }

    private void Value(Field field, Slice text)
    {
        switch (field)
        {
            case Field.Number: AddEpc(text); break;
            case Field.Time: scan.Time = text; break;
            case Field.TimeZone: scan.TimeZone = text; break;
            case Field.Status: scan.Status = text; break;
            case Field.SubStatus: scan.SubStatus = text; break;
            case Field.Retracted: scan.Retracted = true; break;
        }
    }

    private void AddEpc(Slice text)
    {
        if (Placeholders.IsOne(push.Text(text)))
        {
            return;
        }

        if (epcCount == epcs.Length)
        {
            Array.Resize(ref epcs, epcs.Length * 2);
        }

        epcs[epcCount++] = text;
        sawEpc = true;
    }

    private void EndEvent()
    {
        overflows |= push.Parcels.Length + epcCount > FormatLimits.MaxParcelsPerPush;
        if (overflows || epcCount == 0)
        {
            return;
        }

        if (!TryReadTime(out var time))
        {
            push.ScansWithoutTime += epcCount;
            return;
        }

        var added = new TrackingScan
        {
            Milestone = EpcisVocabulary.Of(push.Text(scan.Status), push.Text(scan.SubStatus)),
            Retracted = scan.Retracted,
        };
        ScanClock.Set(ref added, push, time);
        foreach (var epc in epcs.AsSpan(0, epcCount))
        {
            push.AddScan(added);
            push.EndParcel(new TrackedParcel { Number = new IdentifierSlice(epc) });
        }

        epcCount = 0;
    }

    // eventTime says when, in whatever offset its writer liked; eventTimeZoneOffset says what the clock there showed.
    private bool TryReadTime(out WrittenTime time)
    {
        if (!TimeText.TryRead(push.Text(scan.Time), out time))
        {
            return false;
        }

        if (TimeText.TryReadOffset(push.Text(scan.TimeZone), out var minutes, out var hasOffset, out _) && hasOffset)
        {
            var instant = time.HasOffset ? time.Instant : time.Clock - (minutes * 60L);
            time = new WrittenTime(instant + (minutes * 60L), (short)minutes, HasOffset: true, IsZulu: false, HasTimeOfDay: true);
        }

        return true;
    }

    // Each root of the format is an event, so that the walker's parcels are events here.
    private readonly struct Visitor(EpcisReader reader) : IFieldVisitor
    {
        public void Open(Scope scope) => reader.StartEvent();

        public void Close(Scope scope) => reader.EndEvent();

        public void Value(Field field, Slice text) => reader.Value(field, text);
    }
}
