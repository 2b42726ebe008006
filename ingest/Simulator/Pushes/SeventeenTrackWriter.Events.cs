using Analytics.Formats;

namespace Analytics.Simulator;

/// <content>The carrier's events, and 17TRACK's words for what happened.</content>
internal sealed partial class SeventeenTrackWriter
{
    private static void WriteEvents(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        var carrier = parcel.Route.Carrier;
        pen.Open("tracking"u8)
            .Number("providers_hash"u8, (int)parcel.Stamp)
            .OpenArray("providers"u8).Open()
            .Open("provider"u8)
            .Raw("\"key\":"u8).Raw(carrier.Key).Raw((byte)',')
            .Text("name"u8, carrier.KeyName)
            .Text("alias"u8, carrier.KeyName)
            .Raw("\"tel\":null,\"homepage\":null,\"country\":\"\","u8)
            .Close()
            .Raw("\"provider_lang\":null,"u8)
            .Text("service_type"u8, parcel.Route.WrittenService)
            .Raw("\"latest_sync_status\":\"Success\","u8)
            .Zulu("latest_sync_time"u8, taken.TakenAt)
            .Number("events_hash"u8, (int)(parcel.Stamp >> 32) + taken.Scans)
            .Raw("\"provider_tips\":null,"u8)
            .OpenArray("events"u8);
        for (var i = taken.Scans - 1; i >= 0; i--)
        {
            WriteEvent(pen.Open(), parcel, parcel.Scans[i]);
        }

        pen.CloseArray().Close().CloseArray().Close();
    }

    private static void WriteEvent(Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        WriteTime(pen, parcel, scan);
        pen.OpenText("description"u8).Describe(parcel, scan).CloseText();
        var isPlaced = !scan.Has(Flaws.NoPlace);
        var isPrecise = scan.What != Milestone.InfoReceived;
        if (isPlaced && isPrecise)
        {
            pen.OpenText("location"u8).Location(parcel, scan).CloseText();
        }
        else
        {
            pen.Null("location"u8);
        }

        // Either field may be empty; the other then tells.
        var stage = scan.Has(Flaws.HalfStatus) && scan.Variant % 2 == 0 ? default : Stage(scan.What);
        var subStatus = scan.Has(Flaws.HalfStatus) && !stage.IsEmpty ? default : SubStatus(scan.What);
        pen.Text("stage"u8, stage).Text("sub_status"u8, subStatus).Open("address"u8)
            .Text("country"u8, isPlaced ? scan.Where.Country.Code2 : default)
            .Text("state"u8, isPlaced && isPrecise ? scan.Where.Region : default)
            .Text("city"u8, isPlaced && isPrecise ? scan.Where.City : default)
            .Raw("\"street\":null,\"postal_code\":null,\"coordinates\":{\"longitude\":null,\"latitude\":null},"u8)
            .Close()
            .Close();
    }

    private static void WriteTime(Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        var clock = scan.At + scan.Offset;
        if (scan.Has(Flaws.NoOffset))
        {
            pen.Raw("\"time_iso\":null,\"time_utc\":null,"u8).Open("time_raw"u8)
                .Date("date"u8, (int)(clock / LocalClock.Day))
                .OpenText("time"u8).TimeOfDay(clock).CloseText()
                .Raw("\"timezone\":null,"u8)
                .Close();
            return;
        }

        var offset = ToldTime.Offset(scan, parcel.Route.Lane);
        pen.OpenText("time_iso"u8).WithOffset(clock, offset).CloseText()
            .Zulu("time_utc"u8, clock - offset)
            .Raw("\"time_raw\":{\"date\":null,\"time\":null,\"timezone\":null},"u8);
    }

    private static ReadOnlySpan<byte> Status(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "InfoReceived"u8,
        Milestone.OutForDelivery => "OutForDelivery"u8,
        Milestone.AvailableForPickup => "AvailableForPickup"u8,
        Milestone.AttemptFailed => "DeliveryFailure"u8,
        Milestone.Delivered => "Delivered"u8,
        Milestone.Delayed or Milestone.Damaged or Milestone.Lost or Milestone.Returning or Milestone.Returned => "Exception"u8,
        _ => "InTransit"u8,
    };

    private static ReadOnlySpan<byte> SubStatus(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "InfoReceived"u8,
        Milestone.PickedUp => "InTransit_PickedUp"u8,
        Milestone.Departed => "InTransit_Departure"u8,
        Milestone.Arrived or Milestone.ArrivedAtDestination => "InTransit_Arrival"u8,
        Milestone.CustomsEntered => "InTransit_CustomsProcessing"u8,
        Milestone.CustomsReleased => "InTransit_CustomsReleased"u8,
        Milestone.OutForDelivery => "OutForDelivery_Other"u8,
        Milestone.AvailableForPickup => "AvailableForPickup_Other"u8,
        Milestone.AttemptFailed => "DeliveryFailure_NoBody"u8,
        Milestone.Delivered => "Delivered_Other"u8,
        Milestone.Delayed => "Exception_Delayed"u8,
        Milestone.Damaged => "Exception_Damage"u8,
        Milestone.Lost => "Exception_Lost"u8,
        Milestone.Returning => "Exception_Returning"u8,
        Milestone.Returned => "Exception_Returned"u8,
        _ => "InTransit_Other"u8,
    };

    private static ReadOnlySpan<byte> Stage(Milestone milestone) => milestone switch
    {
        Milestone.InfoReceived => "InfoReceived"u8,
        Milestone.PickedUp => "PickedUp"u8,
        Milestone.Departed => "Departure"u8,
        Milestone.Arrived or Milestone.ArrivedAtDestination => "Arrival"u8,
        Milestone.AvailableForPickup => "AvailableForPickup"u8,
        Milestone.OutForDelivery => "OutForDelivery"u8,
        Milestone.Delivered => "Delivered"u8,
        Milestone.Returning => "Returning"u8,
        Milestone.Returned => "Returned"u8,
        _ => default,
    };
}
