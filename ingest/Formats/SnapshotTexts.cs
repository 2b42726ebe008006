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
    public Slice Number, Carrier, LegCarrier, FirstLegCarrier, Service, Status, SubStatus, LatestTime;
    public Slice PromiseOriginal, PromiseFrom, PromiseTo, PromiseEstimate;
    public PlaceText Origin, Destination;
    public DataUse DataUse;
    public long SnapshotAt;
}
