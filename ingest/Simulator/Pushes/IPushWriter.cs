namespace Analytics.Simulator;

/// <summary>Writes pushes in one provider's format.</summary>
internal interface IPushWriter
{
    /// <summary>Writes a snapshot of a parcel as one line of JSON.</summary>
    void Write(Utf8Pen pen, Parcel parcel, int snapshot);
}

internal static class PushWriters
{
    public static IPushWriter Of(Provider provider) => provider switch
    {
        Provider.SeventeenTrack => new SeventeenTrackWriter(),
        Provider.TrackingMore => new TrackingMoreWriter(),
        Provider.AfterShip => new AfterShipWriter(),
        Provider.EasyPost => new EasyPostWriter(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };
}
