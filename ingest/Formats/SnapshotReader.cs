namespace Analytics.Formats;

/// <summary>The texts of one scan as its provider wrote them.</summary>
internal struct ScanTexts
{
    public Slice Status, SubStatus, Stage, Kind, Id;
    public Slice Time, TimeUtc, TimeDate, TimeOfDay, TimeZone;
    public Slice Carrier;
    public PlaceText Place;
    public bool Retracted;
}

/// <summary>The texts of one parcel as its provider wrote them.</summary>
internal struct ParcelTexts
{
    public Slice Number, Carrier, LegCarrier, Service, Status, SubStatus, SnapshotTime, PromiseFrom, PromiseTo;
    public PlaceText Origin, Destination;
    public DataUse DataUse;
}

/// <summary>
/// The common part of the providers whose messages are snapshots: a parcel with the list of all its scans so far.
/// A provider adds its vocabulary (<see cref="Classify"/>) and its quirks.
/// </summary>
internal abstract class SnapshotReader(FieldMap map) : IPushReader, IFieldVisitor
{
    private readonly JsonWalker walker = new(map);
    private ParcelTexts parcel;
    private ScanTexts scan;
    private bool inScan;
    private int parcelsSeen;

    public IReadOnlyDictionary<string, long> UnknownFields => walker.Unknown.Counts;

    protected DecodedPush Push { get; private set; } = null!;

    /// <summary>Texts of the parcel being read.</summary>
    protected ref ParcelTexts Parcel => ref parcel;

    /// <summary>Texts of the scan being read.</summary>
    protected ref ScanTexts Scan => ref scan;

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into)
    {
        Push = into;
        parcelsSeen = 0;
        into.Start(push);
        Reset();
        parcel = default;
        var reason = walker.Walk(into, this);
        return reason != RejectionReason.None ? reason
            : Refuse() is var refused && refused != RejectionReason.None ? refused
            : into.Parcels.Length > 0 ? RejectionReason.None
            : parcelsSeen == 0 ? RejectionReason.NoTrackingNumber
            : into.ScansWithoutTime > 0 ? RejectionReason.NoUsableTime
            : RejectionReason.NoScans;
    }

    /// <summary>What a scan's texts mean.</summary>
    protected abstract Milestone Classify(in ScanTexts scan);

    /// <summary>Forgets what was learnt of the last push; called before each.</summary>
    protected virtual void Reset()
    {
    }

    /// <summary>A reason to refuse the whole push, once it is read.</summary>
    protected virtual RejectionReason Refuse() => RejectionReason.None;

    /// <summary>The provider stamps <c>Z</c> on this scan's local time.</summary>
    protected virtual bool ZuluIsLocal(in ScanTexts scan) => false;

    /// <summary>A field that belongs to the message or to a scope of the provider's own.</summary>
    protected virtual void Other(Field field, Slice text)
    {
    }

    /// <summary>A scope of the provider's own opens (<paramref name="open"/>) or closes.</summary>
    protected virtual void OtherScope(Scope scope, bool open)
    {
    }

    /// <summary>The parcel is read and its scans stand in <see cref="DecodedPush.OpenScans"/>: last touches.</summary>
    protected virtual void Finish(ref TrackedParcel finished)
    {
    }

    void IFieldVisitor.Open(Scope scope)
    {
        switch (scope)
        {
            case Scope.Parcel:
                parcel = default;
                Push.DropParcel();
                break;
            case Scope.Scan:
                scan = default;
                inScan = true;
                break;
            default:
                OtherScope(scope, open: true);
                break;
        }
    }

    void IFieldVisitor.Close(Scope scope)
    {
        switch (scope)
        {
            case Scope.Parcel:
                EndParcel();
                break;
            case Scope.Scan:
                inScan = false;
                EndScan();
                break;
            default:
                OtherScope(scope, open: false);
                break;
        }
    }

    void IFieldVisitor.Value(Field field, Slice text)
    {
        switch (field)
        {
            case Field.Number: parcel.Number = parcel.Number.Or(text); break;
            case Field.Recipient: Push.AddPerson(isShipper: false, text); break;
            case Field.Shipper: Push.AddPerson(isShipper: true, text); break;
            case Field.Carrier: parcel.Carrier = parcel.Carrier.Or(text); break;
            case Field.LegCarrier: parcel.LegCarrier = text; break;
            case Field.ScanCarrier: scan.Carrier = text; break;
            case Field.Service: parcel.Service = parcel.Service.Or(text); break;
            case Field.ScanCountry: scan.Place.Country = text; break;
            case Field.ScanState: scan.Place.State = text; break;
            case Field.ScanPostal: scan.Place.Postal = text; break;
            case Field.OriginCountry: parcel.Origin.Country = parcel.Origin.Country.Or(text); break;
            case Field.OriginState: parcel.Origin.State = parcel.Origin.State.Or(text); break;
            case Field.OriginPostal: parcel.Origin.Postal = parcel.Origin.Postal.Or(text); break;
            case Field.DestinationCountry: parcel.Destination.Country = parcel.Destination.Country.Or(text); break;
            case Field.DestinationState: parcel.Destination.State = parcel.Destination.State.Or(text); break;
            case Field.DestinationPostal: parcel.Destination.Postal = parcel.Destination.Postal.Or(text); break;
            case Field.Time: scan.Time = text; break;
            case Field.TimeUtc: scan.TimeUtc = text; break;
            case Field.TimeDate: scan.TimeDate = text; break;
            case Field.TimeOfDay: scan.TimeOfDay = text; break;
            case Field.TimeZone: scan.TimeZone = text; break;
            case Field.Stage: scan.Stage = text; break;
            case Field.ScanKind: scan.Kind = text; break;
            case Field.ScanId: scan.Id = text; break;
            case Field.Status when inScan: scan.Status = text; break;
            case Field.SubStatus when inScan: scan.SubStatus = text; break;
            case Field.Status: parcel.Status = text; break;
            case Field.SubStatus: parcel.SubStatus = text; break;
            case Field.SnapshotTime: parcel.SnapshotTime = parcel.SnapshotTime.Or(text); break;
            case Field.PromiseFrom: parcel.PromiseFrom = parcel.PromiseFrom.Or(text); break;
            case Field.PromiseTo: parcel.PromiseTo = parcel.PromiseTo.Or(text); break;
            case Field.Retracted: scan.Retracted = true; break;
            default: Other(field, text); break;
        }
    }

    /// <summary>Adds a scan of this milestone, with the time and place of <paramref name="texts"/>.</summary>
    protected void AddScan(in ScanTexts texts, Milestone milestone)
    {
        if (!TryReadTime(texts, out var time))
        {
            Push.ScansWithoutTime++;
            return;
        }

        var added = new TrackingScan
        {
            Milestone = milestone,
            Place = texts.Place,
            Carrier = texts.Carrier.Or(parcel.LegCarrier),
            Retracted = texts.Retracted,
        };
        ScanClock.Set(ref added, Push, time, ZuluIsLocal(texts));
        Push.AddScan(added);
    }

    private void EndScan() => AddScan(scan, Classify(scan));

    private bool TryReadTime(in ScanTexts texts, out WrittenTime time) =>
        TimeText.TryRead(Push.Text(texts.Time), out time)
        || TimeText.TryRead(Push.Text(texts.TimeUtc), out time)
        || TimeText.TryRead(Push.Text(texts.TimeDate), Push.Text(texts.TimeOfDay), Push.Text(texts.TimeZone), out time);

    private void EndParcel()
    {
        var isParcel = !parcel.Number.IsEmpty && !Placeholders.IsOne(Push.Text(parcel.Number));
        parcelsSeen += isParcel ? 1 : 0;
        if (!isParcel || Push.Parcels.Length == FormatLimits.MaxParcelsPerPush)
        {
            Push.DropParcel();
            parcel = default;
            return;
        }

        var finished = new TrackedParcel
        {
            Number = new IdentifierSlice(parcel.Number),
            Carrier = parcel.Carrier.Or(parcel.LegCarrier),
            Service = parcel.Service,
            Origin = parcel.Origin,
            Destination = parcel.Destination,
            Promise = Promises.Read(Push.Text(parcel.PromiseTo.Or(parcel.PromiseFrom))),
            SnapshotAt = TimeText.TryRead(Push.Text(parcel.SnapshotTime), out var taken) ? taken.Instant : 0,
            DataUse = parcel.DataUse,
        };
        Finish(ref finished);
        if (Push.OpenScans.IsEmpty)
        {
            Push.DropParcel();
        }
        else
        {
            Push.EndParcel(finished);
        }

        parcel = default;
    }
}
