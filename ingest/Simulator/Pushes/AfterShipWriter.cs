using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>AfterShip, webhook of 2025 and later: checkpoints oldest first, the parcel's countries stated, its regions not.</summary>
internal sealed class AfterShipWriter : IPushWriter
{
    public void Write(Utf8Pen pen, Parcel parcel, int snapshot)
    {
        ref readonly var taken = ref parcel.Snapshots[snapshot];
        pen.Open().Raw("\"event\":\"tracking_update\","u8)
            .OpenText("event_id"u8).Hex(parcel.Stamp).Raw((byte)'-').Digits(snapshot).CloseText()
            .Raw(snapshot == 0 ? "\"is_tracking_first_tag\":true,"u8 : "\"is_tracking_first_tag\":false,"u8)
            .Open("msg"u8);
        WriteParcel(pen, parcel, taken);
        WriteCustomer(pen, parcel);
        WriteShipment(pen, parcel, snapshot, taken);
        WriteCheckpoints(pen, parcel, taken);
        pen.Close().Number("ts"u8, taken.TakenAt).Close().EndLine();
    }

    private static void WriteParcel(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        ref readonly var latest = ref parcel.Latest(taken);
        var lane = parcel.Route.Lane;
        pen.OpenText("id"u8).Hex(parcel.Stamp).Hex(parcel.Stamp * 31).CloseText()
            .Raw("\"legacy_id\":null,"u8)
            .OpenText("created_at"u8).WithOffset(parcel.Scans[0].At, 0).CloseText()
            .OpenText("updated_at"u8).WithOffset(taken.TakenAt, 0).CloseText()
            .Text("tracking_number"u8, parcel.Number.Utf8)
            .Text("slug"u8, parcel.Route.WrittenCarrier)
            .Raw(IsOver(latest.What) ? "\"active\":false,"u8 : "\"active\":true,"u8)
            .Text("tag"u8, Tag(latest.What))
            .Text("subtag"u8, SubTag(latest))
            .Text("subtag_message"u8, Tag(latest.What))
            .Text("origin_country_region"u8, lane.From.Country.Code3)
            .Raw("\"origin_state\":null,\"origin_city\":null,\"origin_postal_code\":null,\"origin_raw_location\":null,"u8)
            .Text("destination_country_region"u8, lane.To.Country.Code3)
            .Raw("\"destination_state\":null,\"destination_city\":null,\"destination_postal_code\":null,"u8)
            .OpenText("destination_raw_location"u8)
            .Street(parcel.Recipient).Raw(", "u8).Raw(lane.To.Postal).Raw((byte)' ').Raw(lane.To.City)
            .CloseText()
            .Raw("\"courier_destination_country_region\":null,"u8);
    }

    private static void WriteCustomer(Utf8Pen pen, Parcel parcel) =>
        pen.OpenText("title"u8).Raw("Order of "u8).FullName(parcel.Recipient).CloseText()
            .OpenText("order_id"u8).Digits(parcel.Ordinal + 500_000).CloseText()
            .OpenText("order_number"u8).Raw((byte)'#').Digits(parcel.Ordinal + 1000).CloseText()
            .Raw("\"order_date\":null,"u8)
            .OpenArray("customers"u8).Open()
            .Raw("\"role\":\"buyer\","u8)
            .OpenText("name"u8).FullName(parcel.Recipient).CloseText()
            .OpenText("phone_number"u8).Phone(parcel, parcel.Recipient).CloseText()
            .OpenText("email"u8).Mail(parcel.Recipient).CloseText()
            .Raw("\"language\":null,"u8)
            .Close().CloseArray()
            .Raw("\"note\":null,\"custom_fields\":{\"account\":\""u8).Mail(parcel.Recipient).Raw("\"},"u8)
            .OpenArray("subscribed_emails"u8).Raw("\""u8).Mail(parcel.Recipient).CloseText().CloseArray()
            .Raw("\"subscribed_smses\":[],"u8);

    // shipment_*_date: without an offset, and UTC whatever the documentation says.
    private static void WriteShipment(Utf8Pen pen, Parcel parcel, int snapshot, in Snapshot taken)
    {
        var pickedUp = parcel.IndexOf(Milestone.PickedUp, taken);
        var delivered = parcel.IndexOf(Milestone.Delivered, taken);
        pen.Text("shipment_type"u8, parcel.Route.WrittenService).Raw("\"shipment_package_count\":1,\"shipment_weight\":null,"u8);
        WriteBareUtc(pen, "shipment_pickup_date"u8, pickedUp < 0 ? 0 : parcel.PickedUp);
        WriteBareUtc(pen, "shipment_delivery_date"u8, delivered < 0 ? 0 : parcel.Delivered);
        pen.SignedBy(parcel, taken)
            .Raw("\"source\":\"api\",\"tracked_count\":"u8).Digits(snapshot + 1).Raw((byte)',')
            .Raw(parcel.IndexOf(Milestone.Returning, taken) < 0 ? "\"return_to_sender\":false,"u8 : "\"return_to_sender\":true,"u8)
            .Raw("\"order_promised_delivery_date\":null,\"delivery_type\":null,\"pickup_location\":null,\"pickup_note\":null,"u8)
            .Raw("\"courier_tracking_link\":null,\"first_attempted_at\":null,\"aftership_estimated_delivery_date\":null,"u8)
            .Raw("\"courier_estimated_delivery_date\":null,"u8);
        WriteEstimate(pen, "first_estimated_delivery"u8, parcel.PromiseDay);
        WriteEstimate(pen, "latest_estimated_delivery"u8, parcel.StatedPromise(snapshot));
    }

    private static void WriteEstimate(Utf8Pen pen, ReadOnlySpan<byte> name, int day)
    {
        if (day == 0)
        {
            pen.Null(name);
            return;
        }

        pen.Open(name)
            .Raw("\"type\":\"specific\",\"source\":\"Courier EDD\","u8)
            .Date("datetime"u8, day)
            .Raw("\"datetime_min\":null,\"datetime_max\":null,"u8)
            .Close();
    }

    private static void WriteBareUtc(Utf8Pen pen, ReadOnlySpan<byte> name, long instant)
    {
        if (instant == 0)
        {
            pen.Null(name);
        }
        else
        {
            pen.OpenText(name).Clock(instant, (byte)'T').CloseText();
        }
    }

    private static void WriteCheckpoints(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        pen.OpenArray("checkpoints"u8);
        foreach (ref readonly var scan in parcel.Scans[..taken.Scans])
        {
            WriteCheckpoint(pen, parcel, scan, scan.Where.City);
            if (scan.Has(Flaws.Doubled))
            {
                WriteCheckpoint(pen, parcel, scan, "Annex"u8);
            }
        }

        pen.CloseArray();
    }

    private static void WriteCheckpoint(Utf8Pen pen, Parcel parcel, in Scan scan, ReadOnlySpan<byte> city)
    {
        var clock = scan.At + scan.Offset;
        pen.Open()
            .OpenText("created_at"u8).WithOffset(scan.At, 0).CloseText()
            .Text("slug"u8, parcel.Route.WrittenCarrier)
            .OpenText("checkpoint_time"u8);
        _ = scan.Has(Flaws.NoOffset) ? pen.Clock(clock, (byte)'T') : pen.WithOffset(clock, ToldTime.Offset(scan, parcel.Route.Lane));
        pen.CloseText();
        if (scan.Has(Flaws.NoPlace))
        {
            pen.Raw("\"location\":null,\"city\":null,\"state\":null,\"postal_code\":null,"u8)
                .Raw("\"country_region\":null,\"country_region_name\":null,"u8);
        }
        else
        {
            pen.OpenText("location"u8).Location(parcel, scan).CloseText()
                .Text("city"u8, city)
                .Text("state"u8, scan.Where.Region)
                .Raw("\"postal_code\":null,"u8)
                .Text("country_region"u8, scan.Where.Country.Code3)
                .Text("country_region_name"u8, scan.Where.Country.Name);
        }

        pen.OpenText("message"u8).Describe(parcel, scan).CloseText()
            .Raw("\"coordinate\":null,"u8)
            .Text("tag"u8, Tag(scan.What))
            .Text("subtag"u8, SubTag(scan))
            .Text("subtag_message"u8, Tag(scan.What))
            .Raw("\"raw_tag\":null,\"source\":\"carrier\",\"events\":[],"u8)
            .Close();
    }

    private static bool IsOver(Milestone milestone) => milestone is Milestone.Delivered or Milestone.Returned;

    private static ReadOnlySpan<byte> Tag(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "InfoReceived"u8,
        Milestone.OutForDelivery => "OutForDelivery"u8,
        Milestone.AvailableForPickup => "AvailableForPickup"u8,
        Milestone.AttemptFailed => "AttemptFail"u8,
        Milestone.Delivered => "Delivered"u8,
        Milestone.Delayed or Milestone.Damaged or Milestone.Lost or Milestone.Returning or Milestone.Returned => "Exception"u8,
        _ => "InTransit"u8,
    };

    private static ReadOnlySpan<byte> SubTag(in Scan scan) => scan.What switch
    {
        Milestone.InfoReceived => "InfoReceived_001"u8,
        Milestone.PickedUp => "InTransit_002"u8,
        Milestone.Arrived => "InTransit_003"u8,
        Milestone.ArrivedAtDestination => "InTransit_004"u8,
        Milestone.CustomsReleased => "InTransit_005"u8,
        Milestone.CustomsEntered => "InTransit_006"u8,
        Milestone.Departed => "InTransit_007"u8,
        Milestone.OutForDelivery => "OutForDelivery_001"u8,
        Milestone.AvailableForPickup => "AvailableForPickup_001"u8,
        Milestone.AttemptFailed => "AttemptFail_002"u8,
        Milestone.Delivered => scan.Variant < 128 ? "Delivered_003"u8 : "Delivered_001"u8,
        Milestone.Delayed => "Exception_005"u8,
        Milestone.Damaged => "Exception_012"u8,
        Milestone.Lost => "Exception_013"u8,
        Milestone.Returning => "Exception_010"u8,
        Milestone.Returned => "Exception_011"u8,
        _ => "InTransit_001"u8,
    };
}
