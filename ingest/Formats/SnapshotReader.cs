namespace Analytics.Formats;

/// <summary>
/// The common part of the providers whose messages are snapshots: a parcel with the list of all its scans so far.
/// A provider adds its vocabulary (<see cref="Classify"/>) and its quirks.
/// </summary>
internal abstract class SnapshotReader(FieldMap map) : IPushReader
{
    private readonly JsonWalker walker = new(map);
    private readonly MilestoneList milestones = new();
    private ParcelTexts parcel;
    private ScanTexts scan;
    private bool inScan;
    private bool overflows;
    private int parcelsSeen;
    private int legFirstScan;

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
        overflows = false;
        into.Start(push);
        Reset();
        parcel = default;
        var reason = walker.Walk(into, new Visitor(this));
        return reason != RejectionReason.None ? reason
            : overflows ? RejectionReason.TooLarge
            : Refuse() is var refused && refused != RejectionReason.None ? refused
            : into.Parcels.Length > 0 ? RejectionReason.None
            : !walker.Recognised ? RejectionReason.UnknownShape
            : parcelsSeen == 0 ? RejectionReason.NoTrackingNumber
            : into.ScansWithoutTime > 0 ? RejectionReason.NoUsableTime
            : RejectionReason.NoScans;
    }

    /// <summary>What a scan's texts mean.</summary>
    protected abstract Milestone Classify(in ScanTexts scan);

    /// <summary>What an entry of the provider's own list of milestones means.</summary>
    protected virtual Milestone ClassifyEntry(in ScanTexts entry) => Milestone.Other;

    /// <summary>
    /// What the parcel's overall status says of its newest scan (<see cref="Field.LatestTime"/>), where scans have no status of
    /// their own; else <see cref="Milestone.Other"/>.
    /// </summary>
    protected virtual Milestone ClassifyLatest(in ParcelTexts parcel) => Milestone.Other;

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

    /// <summary>A parcel begins: forgets what was learnt of the last one.</summary>
    protected virtual void StartParcel()
    {
    }

    /// <summary>The carrier of the leg just read, from the name that it gives.</summary>
    protected virtual Slice EndLeg(Slice named) => named;

    /// <summary>The parcel is read and its scans stand in <see cref="DecodedPush.OpenScans"/>: last touches.</summary>
    protected virtual void Finish(ref TrackedParcel finished)
    {
    }

    private void Open(Scope scope)
    {
        switch (scope)
        {
            case Scope.Parcel:
                parcel = default;
                milestones.Clear();
                Push.DropParcel();
                StartParcel();
                break;
            case Scope.Leg:
                parcel.LegCarrier = default;
                legFirstScan = Push.OpenScans.Length;
                break;
            case Scope.Scan:
                scan = default;
                inScan = true;
                break;
            case Scope.Milestone:
                scan = default;
                break;
        }
    }

    private void Close(Scope scope)
    {
        switch (scope)
        {
            case Scope.Parcel:
                EndParcel();
                break;
            case Scope.Leg:
                SignLeg(EndLeg(parcel.LegCarrier));
                break;
            case Scope.Scan:
                inScan = false;
                AddScan(scan, Classify(scan));
                break;
            case Scope.Milestone:
                if (TryReadTime(scan, out var time))
                {
                    overflows |= !milestones.TryAdd(ClassifyEntry(scan), time);
                }

                break;
        }
    }

    private void Value(Field field, Slice text)
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
            case Field.SnapshotTime: KeepNewest(ref parcel.SnapshotAt, Push.Text(text)); break;
            case Field.LatestTime: parcel.LatestTime = text; break;
            case Field.PromiseOriginal: parcel.PromiseOriginal = parcel.PromiseOriginal.Or(text); break;
            case Field.PromiseFrom: parcel.PromiseFrom = parcel.PromiseFrom.Or(text); break;
            case Field.PromiseTo: parcel.PromiseTo = parcel.PromiseTo.Or(text); break;
            case Field.PromiseEstimate: parcel.PromiseEstimate = parcel.PromiseEstimate.Or(text); break;
            case Field.Retracted: scan.Retracted = true; break;
            case Field.OrderTime: AddMilestone(Milestone.Ordered, text); break;
            case Field.InfoReceivedTime: AddMilestone(Milestone.InfoReceived, text); break;
            case Field.PickedUpTime: AddMilestone(Milestone.PickedUp, text); break;
            case Field.DepartedTime: AddMilestone(Milestone.Departed, text); break;
            case Field.ArrivedAtDestinationTime: AddMilestone(Milestone.ArrivedAtDestination, text); break;
            case Field.CustomsTime: AddMilestone(Milestone.CustomsEntered, text); break;
            case Field.OutForDeliveryTime: AddMilestone(Milestone.OutForDelivery, text); break;
            case Field.DeliveredTime: AddMilestone(Milestone.Delivered, text); break;
            case Field.ReturningTime: AddMilestone(Milestone.Returning, text); break;
            case Field.ReturnedTime: AddMilestone(Milestone.Returned, text); break;
            default: Other(field, text); break;
        }
    }

    private void AddMilestone(Milestone milestone, Slice time) => overflows |= !milestones.TryAdd(milestone, Push.Text(time));

    private static void KeepNewest(ref long at, ReadOnlySpan<byte> text)
    {
        if (TimeText.TryRead(text, out var time))
        {
            at = Math.Max(at, time.Instant);
        }
    }

    // The carrier may stand behind the scans: names of a JSON object have no order.
    private void SignLeg(Slice carrier)
    {
        parcel.FirstLegCarrier = parcel.FirstLegCarrier.Or(carrier);
        foreach (ref var added in Push.OpenScans[legFirstScan..])
        {
            added.Carrier = added.Carrier.Or(carrier);
        }
    }

    /// <summary>Adds a scan of this milestone, with the time and place of <paramref name="texts"/>.</summary>
    protected void AddScan(in ScanTexts texts, Milestone milestone)
    {
        if (Push.ScanCount >= FormatLimits.MaxScansPerPush)
        {
            overflows = true;
            return;
        }

        if (!TryReadTime(texts, out var time))
        {
            Push.ScansWithoutTime++;
            return;
        }

        var added = new TrackingScan
        {
            Milestone = milestone,
            Place = texts.Place,
            Carrier = texts.Carrier,
            Retracted = texts.Retracted,
        };
        ScanClock.Set(ref added, Push, time, ZuluIsLocal(texts));
        Push.AddScan(added);
    }

    // What was promised first counts; an estimate only where nothing was promised.
    private static Slice PromiseOf(in ParcelTexts parcel) =>
        parcel.PromiseOriginal.Or(parcel.PromiseTo).Or(parcel.PromiseFrom).Or(parcel.PromiseEstimate);

    private bool TryReadTime(in ScanTexts texts, out WrittenTime time) =>
        TimeText.TryRead(Push.Text(texts.Time), out time)
        || TimeText.TryRead(Push.Text(texts.TimeUtc), out time)
        || TimeText.TryRead(Push.Text(texts.TimeDate), Push.Text(texts.TimeOfDay), Push.Text(texts.TimeZone), out time);

    private void EndParcel()
    {
        var isParcel = !parcel.Number.IsEmpty && !Placeholders.IsOne(Push.Text(parcel.Number));
        parcelsSeen += isParcel ? 1 : 0;
        overflows |= parcelsSeen > FormatLimits.MaxParcelsPerPush;
        if (!isParcel || overflows)
        {
            Push.DropParcel();
            parcel = default;
            return;
        }

        var latest = ClassifyLatest(parcel);
        if (latest != Milestone.Other)
        {
            AddMilestone(latest, parcel.LatestTime);
        }

        milestones.MergeInto(Push);

        var finished = new TrackedParcel
        {
            Number = new IdentifierSlice(parcel.Number),
            Carrier = parcel.Carrier.Or(parcel.FirstLegCarrier),
            Service = parcel.Service,
            Origin = parcel.Origin,
            Destination = parcel.Destination,
            Promise = Promises.Read(Push.Text(PromiseOf(parcel))),
            SnapshotAt = parcel.SnapshotAt,
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

    // A struct, so that the walk over the bytes is compiled for it and calls straight into the reader.
    private readonly struct Visitor(SnapshotReader reader) : IFieldVisitor
    {
        public void Open(Scope scope) => reader.Open(scope);

        public void Close(Scope scope) => reader.Close(scope);

        public void Value(Field field, Slice text) => reader.Value(field, text);
    }
}
