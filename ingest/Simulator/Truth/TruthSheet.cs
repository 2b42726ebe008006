namespace Analytics.Simulator;

/// <summary>Rows of <c>truth.csv</c>: one per parcel, without its number and without persons.</summary>
internal sealed class TruthSheet
{
    private readonly Utf8Pen pen = new();

    /// <summary>First line of the file.</summary>
    public static ReadOnlySpan<byte> Header =>
        "parcel,provider,carrier,service,origin,destination,picked_up,delivered,"u8 +
        "delivered_by_observation,transit_seconds,promise,on_time,returned,lost\n"u8;

    public ReadOnlyMemory<byte> Rows => pen.Written;

    public void Write(ReadOnlySpan<Parcel> parcels, long until)
    {
        pen.Clear();
        foreach (var parcel in parcels)
        {
            Write(parcel, until);
        }
    }

    private void Write(Parcel parcel, long until)
    {
        var route = parcel.Route;
        var isDelivered = parcel.Delivered > 0;
        pen.Digits(parcel.Ordinal);
        Cell().Raw(route.FormatUtf8);
        Cell().Raw(route.Carrier.SlugUtf8);
        Cell().Raw(route.WrittenService);
        Cell().Raw(route.OriginUtf8);
        Cell().Raw(route.DestinationUtf8);
        Cell().Zulu(parcel.PickedUp);
        _ = isDelivered ? Cell().Zulu(parcel.Delivered) : Cell();
        Flag(isDelivered && parcel.Delivered <= until);
        _ = isDelivered ? Cell().Digits(parcel.Delivered - parcel.PickedUp) : Cell();
        _ = parcel.PromiseDay > 0 ? Cell().Date(parcel.PromiseDay) : Cell();
        Flag(parcel.OnTime);
        Flag(parcel.Ending == Ending.Returned);
        Flag(parcel.Ending == Ending.Lost);
        pen.Raw((byte)'\n');
    }

    private Utf8Pen Cell() => pen.Raw((byte)',');

    private void Flag(bool? holds)
    {
        Cell();
        if (holds is { } known)
        {
            pen.Raw((byte)(known ? '1' : '0'));
        }
    }
}
