using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>TrackingMore v4: checkpoints newest first, in two parts where a border is crossed, times local without offset.</summary>
internal sealed class TrackingMoreWriter : IPushWriter
{
    public void Write(Utf8Pen pen, Parcel parcel, int snapshot)
    {
        ref readonly var taken = ref parcel.Snapshots[snapshot];
        pen.Open().Raw("\"meta\":{\"code\":200,\"message\":\"Request response is successful\"},"u8).Open("data"u8);
        WriteParcel(pen, parcel, taken);
        WriteCustomer(pen, parcel);
        WriteShipment(pen, parcel, snapshot, taken);
        var abroad = parcel.Route.Lane.CrossesBorder;
        WriteLeg(pen.Open("origin_info"u8), parcel, taken, isDestination: false, hasScans: true);
        WriteLeg(pen.Open("destination_info"u8), parcel, taken, isDestination: true, hasScans: abroad);
        pen.Close().Close().EndLine();
    }

    private static void WriteParcel(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        var lane = parcel.Route.Lane;
        pen.OpenText("id"u8).Hex(parcel.Stamp).Hex(parcel.Stamp * 31).CloseText()
            .Text("tracking_number"u8, parcel.Number.Utf8)
            .Text("courier_code"u8, parcel.Route.WrittenCarrier)
            .OpenText("order_number"u8).Raw((byte)'#').Digits(parcel.Ordinal + 1000).CloseText()
            .Raw("\"order_date\":null,"u8)
            .OpenText("created_at"u8).WithOffset(parcel.Scans[0].At, 0).CloseText()
            .OpenText("update_at"u8).WithOffset(taken.TakenAt, 0).CloseText()
            .Text("delivery_status"u8, Status(parcel.Latest(taken).What))
            .Raw("\"archived\":\"tracking\",\"updating\":false,\"source\":\"API\","u8)
            .Text("destination_country"u8, lane.To.Country.Code2)
            .Raw("\"destination_state\":null,\"destination_city\":null,"u8)
            .Text("origin_country"u8, lane.From.Country.Code2)
            .Raw("\"origin_state\":null,\"origin_city\":null,\"tracking_postal_code\":null,\"tracking_ship_date\":null,"u8)
            .Raw("\"tracking_destination_country\":null,\"tracking_origin_country\":null,\"tracking_key\":null,"u8)
            .Raw("\"tracking_courier_account\":null,"u8);
    }

    private static void WriteCustomer(Utf8Pen pen, Parcel parcel) =>
        pen.OpenText("customer_name"u8).FullName(parcel.Recipient).CloseText()
            .OpenText("customer_email"u8).Mail(parcel.Recipient).CloseText()
            .OpenText("customer_sms"u8).Phone(parcel, parcel.Recipient).CloseText()
            .Raw("\"recipient_postcode\":null,"u8)
            .OpenText("order_id"u8).Digits(parcel.Ordinal + 500_000).CloseText()
            .OpenText("title"u8).Raw("Order of "u8).FullName(parcel.Recipient).CloseText()
            .Raw("\"logistics_channel\":null,"u8)
            .OpenText("note"u8).Raw("ring at "u8).Street(parcel.Recipient).CloseText()
            .Raw("\"label\":null,"u8);

    private static void WriteShipment(Utf8Pen pen, Parcel parcel, int snapshot, in Snapshot taken)
    {
        ref readonly var latest = ref parcel.Latest(taken);
        pen.SignedBy(parcel, taken)
            .Text("service_code"u8, parcel.Route.WrittenService)
            .Raw("\"weight\":null,\"weight_kg\":null,\"product_type\":null,\"pieces\":null,\"dimension\":null,\"previously\":null,"u8)
            .Raw("\"destination_track_number\":null,\"exchange_number\":null,"u8)
            .Date("scheduled_delivery_date"u8, parcel.StatedPromise(snapshot))
            .OpenText("scheduled_address"u8).Street(parcel.Recipient).Raw(", "u8).Raw(parcel.Route.Lane.To.Postal).CloseText()
            .Text("substatus"u8, SubStatus(latest))
            .Raw("\"status_info\":null,"u8)
            .OpenText("latest_event"u8).Describe(parcel, latest).CloseText();
        WriteTime(pen, "latest_checkpoint_time"u8, latest);
        pen.Number("transit_time"u8, Math.Max(0, (taken.TakenAt - parcel.PickedUp) / LocalClock.Day));
    }

    private static void WriteLeg(Utf8Pen pen, Parcel parcel, in Snapshot taken, bool isDestination, bool hasScans)
    {
        pen.Text("courier_code"u8, hasScans ? parcel.Route.WrittenCarrier : default).Raw("\"courier_phone\":null,"u8);
        if (isDestination)
        {
            pen.Raw("\"weblink\":null,\"reference_number\":null,"u8);
        }
        else
        {
            pen.Raw("\"weblink\":\"https:\\/\\/tracking.example.com\\/\","u8)
                .OpenText("reference_number"u8).Raw((byte)'C').Digits(70000 + parcel.Shipper.Id).CloseText();
        }

        WriteMilestones(pen, parcel, taken, isKnown: !isDestination);
        pen.Raw("\"departed_airport_date\":null,\"arrived_abroad_date\":null,\"customs_received_date\":null,"u8).OpenArray("trackinfo"u8);
        for (var i = taken.Scans - 1; i >= 0 && hasScans; i--)
        {
            ref readonly var scan = ref parcel.Scans[i];
            if (IsInDestination(parcel, scan) == isDestination)
            {
                WriteCheckpoint(pen, parcel, scan);
            }
        }

        pen.CloseArray().Close();
    }

    private static bool IsInDestination(Parcel parcel, in Scan scan) =>
        parcel.Route.Lane.CrossesBorder && scan.Where.Country == parcel.Route.Lane.To.Country;

    // No checkpoint says "picked up": this list alone does.
    private static void WriteMilestones(Utf8Pen pen, Parcel parcel, in Snapshot taken, bool isKnown)
    {
        pen.Open("milestone_date"u8);
        WriteMilestone(pen, "inforeceived_date"u8, Milestone.InfoReceived, parcel, taken, isKnown);
        WriteMilestone(pen, "pickup_date"u8, Milestone.PickedUp, parcel, taken, isKnown);
        WriteMilestone(pen, "outfordelivery_date"u8, Milestone.OutForDelivery, parcel, taken, isKnown);
        WriteMilestone(pen, "delivery_date"u8, Milestone.Delivered, parcel, taken, isKnown);
        WriteMilestone(pen, "returning_date"u8, Milestone.Returning, parcel, taken, isKnown);
        WriteMilestone(pen, "returned_date"u8, Milestone.Returned, parcel, taken, isKnown);
        pen.Close();
        WriteMilestone(pen, "pickup_date"u8, Milestone.PickedUp, parcel, taken, isKnown);
    }

    private static void WriteMilestone(
        Utf8Pen pen, ReadOnlySpan<byte> name, Milestone milestone, Parcel parcel, in Snapshot taken, bool isKnown)
    {
        var first = isKnown ? parcel.IndexOf(milestone, taken) : -1;
        if (first < 0)
        {
            pen.Null(name);
        }
        else
        {
            WriteTime(pen, name, parcel.Scans[first]);
        }
    }

    private static void WriteCheckpoint(Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        WriteTime(pen.Open(), "checkpoint_date"u8, scan);
        pen.Text("checkpoint_delivery_status"u8, Status(scan.What))
            .Text("checkpoint_delivery_substatus"u8, SubStatus(scan))
            .OpenText("tracking_detail"u8).Describe(parcel, scan).CloseText();
        if (scan.Has(Flaws.NoPlace))
        {
            pen.Raw("\"location\":\"\",\"country_iso2\":null,\"state\":null,\"city\":null,"u8);
        }
        else
        {
            pen.OpenText("location"u8).Location(parcel, scan).CloseText()
                .Text("country_iso2"u8, scan.Where.Country.Code2)
                .Raw("\"state\":null,"u8)
                .Text("city"u8, scan.Where.City);
        }

        pen.Raw("\"zip\":null,\"raw_status\":null,"u8).Close();
    }

    private static void WriteTime(Utf8Pen pen, ReadOnlySpan<byte> name, in Scan scan)
    {
        var clock = scan.At + scan.Offset;
        pen.OpenText(name);
        _ = scan.Has(Flaws.NoSeconds) ? pen.ToMinute(clock, (byte)' ') : pen.Clock(clock, (byte)' ');
        pen.CloseText();
    }

    private static ReadOnlySpan<byte> Status(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "inforeceived"u8,
        Milestone.OutForDelivery or Milestone.AvailableForPickup => "pickup"u8,
        Milestone.AttemptFailed => "undelivered"u8,
        Milestone.Delivered => "delivered"u8,
        Milestone.Delayed or Milestone.Damaged or Milestone.Lost or Milestone.Returning or Milestone.Returned => "exception"u8,
        _ => "transit"u8,
    };

    private static ReadOnlySpan<byte> SubStatus(in Scan scan) => scan.What switch
    {
        Milestone.InfoReceived => "inforeceived001"u8,
        Milestone.Departed => "transit006"u8,
        Milestone.Arrived => "transit002"u8,
        Milestone.ArrivedAtDestination => "transit004"u8,
        Milestone.CustomsReleased => "transit005"u8,
        Milestone.OutForDelivery => "pickup001"u8,
        Milestone.AvailableForPickup => "pickup002"u8,
        Milestone.AttemptFailed => "undelivered002"u8,
        Milestone.Delivered => scan.Variant < 128 ? "delivered003"u8 : "delivered001"u8,
        Milestone.Delayed => "exception005"u8,
        Milestone.Damaged or Milestone.Lost => "exception007"u8,
        Milestone.Returning => "exception011"u8,
        Milestone.Returned => "exception010"u8,
        _ => "transit001"u8,
    };
}
