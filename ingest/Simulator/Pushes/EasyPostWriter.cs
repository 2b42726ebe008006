using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>
/// EasyPost, event <c>tracker.updated</c>: details oldest first, every time labelled <c>Z</c>, also the local times of unknown places.
/// </summary>
internal sealed class EasyPostWriter : IPushWriter
{
    public void Write(Utf8Pen pen, Parcel parcel, int snapshot)
    {
        ref readonly var taken = ref parcel.Snapshots[snapshot];
        pen.Open().Raw("\"description\":\"tracker.updated\",\"mode\":\"production\","u8);
        WritePrevious(pen, parcel, snapshot);
        pen.Zulu("created_at"u8, taken.TakenAt)
            .Raw("\"pending_urls\":[\"https://example.com/easypost\"],\"completed_urls\":[],"u8)
            .Zulu("updated_at"u8, taken.TakenAt)
            .OpenText("id"u8).Raw("evt_"u8).Hex(parcel.Stamp).Digits(snapshot).CloseText()
            .Raw("\"user_id\":\"user_1\",\"status\":\"pending\",\"object\":\"Event\","u8)
            .Open("result"u8);
        WriteTracker(pen, parcel, snapshot, taken);
        pen.OpenArray("tracking_details"u8);
        foreach (ref readonly var scan in parcel.Scans[..taken.Scans])
        {
            WriteDetail(pen, parcel, scan);
        }

        pen.CloseArray();
        WriteCarrierDetail(pen, parcel, snapshot, taken);
        var latest = parcel.Latest(taken).What;
        pen.Raw(latest is Milestone.Delivered or Milestone.Returned ? "\"finalized\":true,"u8 : "\"finalized\":false,"u8)
            .Raw("\"is_return\":false,"u8)
            .OpenText("public_url"u8).Raw("https://track.easypost.com/"u8).Hex(parcel.Stamp).CloseText()
            .Close().Close().EndLine();
    }

    private static void WritePrevious(Utf8Pen pen, Parcel parcel, int snapshot)
    {
        pen.Open("previous_attributes"u8);
        if (snapshot > 0)
        {
            pen.Text("status"u8, Status(parcel.Latest(parcel.Snapshots[snapshot - 1]).What));
        }

        pen.Close();
    }

    private static void WriteTracker(Utf8Pen pen, Parcel parcel, int snapshot, in Snapshot taken)
    {
        var latest = parcel.Latest(taken).What;
        pen.OpenText("id"u8).Raw("trk_"u8).Hex(parcel.Stamp).CloseText()
            .Raw("\"object\":\"Tracker\",\"mode\":\"production\","u8)
            .Text("tracking_code"u8, parcel.Number.Utf8)
            .Text("status"u8, Status(latest))
            .Text("status_detail"u8, Detail(latest))
            .Zulu("created_at"u8, parcel.Scans[0].At)
            .Zulu("updated_at"u8, taken.TakenAt)
            .SignedBy(parcel, taken)
            .Raw("\"weight\":null,"u8);
        WritePromise(pen, parcel.StatedPromise(snapshot));
        pen.Raw("\"shipment_id\":null,"u8).Text("carrier"u8, parcel.Route.WrittenCarrier);
    }

    private static void WritePromise(Utf8Pen pen, int day)
    {
        if (day == 0)
        {
            pen.Null("est_delivery_date"u8);
        }
        else
        {
            pen.Zulu("est_delivery_date"u8, day * (long)LocalClock.Day);
        }
    }

    private static void WriteDetail(Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        var isPlaced = !scan.Has(Flaws.NoPlace);
        pen.Open()
            .Raw("\"object\":\"TrackingDetail\","u8)
            .OpenText("message"u8).Describe(parcel, scan).CloseText()
            .Raw("\"description\":\"\","u8)
            .Text("status"u8, Status(scan.What))
            .Text("status_detail"u8, Detail(scan.What))
            .Zulu("datetime"u8, isPlaced ? scan.At : scan.At + scan.Offset)
            .Text("source"u8, parcel.Route.WrittenCarrier)
            .Text("carrier_code"u8, Code(scan.What));
        WritePlace(pen.Open("tracking_location"u8), isPlaced ? scan.Where : null);
        pen.Raw("\"est_delivery_date\":null,"u8).Close();
    }

    private static void WritePlace(Utf8Pen pen, Place? place)
    {
        pen.Raw("\"object\":\"TrackingLocation\","u8);
        if (place is null)
        {
            pen.Raw("\"city\":null,\"state\":null,\"country\":null,\"zip\":null,"u8);
        }
        else
        {
            pen.Text("city"u8, place.City).Text("state"u8, place.Region).Text("country"u8, place.Country.Code2).Text("zip"u8, place.Postal);
        }

        pen.Close();
    }

    private static void WriteCarrierDetail(Utf8Pen pen, Parcel parcel, int snapshot, in Snapshot taken)
    {
        var lane = parcel.Route.Lane;
        pen.Open("carrier_detail"u8)
            .Raw("\"object\":\"CarrierDetail\","u8)
            .Text("service"u8, parcel.Route.WrittenService)
            .Raw("\"container_type\":null,"u8)
            .Date("est_delivery_date_local"u8, parcel.StatedPromise(snapshot))
            .Raw("\"est_delivery_time_local\":null,"u8);
        if (parcel.OriginUnstated)
        {
            pen.Raw("\"origin_location\":null,\"origin_tracking_location\":null,"u8);
        }
        else
        {
            pen.OpenText("origin_location"u8).Raw(lane.From.City).Raw((byte)' ').Raw(lane.From.Region).CloseText();
            WritePlace(pen.Open("origin_tracking_location"u8), lane.From);
        }

        pen.OpenText("destination_location"u8).Street(parcel.Recipient).Raw(", "u8).Raw(lane.To.City).CloseText();
        WritePlace(pen.Open("destination_tracking_location"u8), lane.To);
        pen.Raw("\"guaranteed_delivery_date\":null,"u8)
            .OpenText("alternate_identifier"u8).Raw("ref "u8).Digits(parcel.Ordinal + 1000).CloseText();
        var attempt = parcel.IndexOf(Milestone.AttemptFailed, taken);
        _ = attempt < 0 ? pen.Null("initial_delivery_attempt"u8) : pen.Zulu("initial_delivery_attempt"u8, parcel.Scans[attempt].At);
        pen.Close();
    }

    private static ReadOnlySpan<byte> Status(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "pre_transit"u8,
        Milestone.OutForDelivery => "out_for_delivery"u8,
        Milestone.AvailableForPickup => "available_for_pickup"u8,
        Milestone.Delivered => "delivered"u8,
        Milestone.Returning or Milestone.Returned => "return_to_sender"u8,
        Milestone.Damaged or Milestone.Lost => "failure"u8,
        _ => "in_transit"u8,
    };

    private static ReadOnlySpan<byte> Detail(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "label_created"u8,
        Milestone.PickedUp => "received_at_origin_facility"u8,
        Milestone.Departed => "departed_facility"u8,
        Milestone.Arrived => "arrived_at_facility"u8,
        Milestone.ArrivedAtDestination => "received_at_destination_facility"u8,
        Milestone.CustomsEntered or Milestone.CustomsReleased => "status_update"u8,
        Milestone.OutForDelivery => "out_for_delivery"u8,
        Milestone.AvailableForPickup => "arrived_at_pickup_location"u8,
        Milestone.AttemptFailed => "delivery_exception"u8,
        Milestone.Delivered => "arrived_at_destination"u8,
        Milestone.Delayed => "delayed"u8,
        Milestone.Damaged => "damaged"u8,
        Milestone.Lost => "lost"u8,
        Milestone.Returning or Milestone.Returned => "return"u8,
        _ => "in_transit"u8,
    };

    private static ReadOnlySpan<byte> Code(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "OC"u8,
        Milestone.PickedUp => "PU"u8,
        Milestone.Departed => "DP"u8,
        Milestone.Arrived or Milestone.ArrivedAtDestination => "AR"u8,
        Milestone.CustomsEntered => "CD"u8,
        Milestone.CustomsReleased => "CC"u8,
        Milestone.OutForDelivery => "OD"u8,
        Milestone.AttemptFailed => "DE"u8,
        Milestone.Delivered => "DL"u8,
        Milestone.Returning or Milestone.Returned => "RS"u8,
        _ => "IT"u8,
    };
}
