using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>17TRACK, push v2.4 <c>TRACKING_UPDATED</c>: all events so far, newest first, with every field that may be null.</summary>
internal sealed partial class SeventeenTrackWriter : IPushWriter
{
    private static readonly Milestone[] Listed =
    [
        Milestone.InfoReceived, Milestone.PickedUp, Milestone.Departed, Milestone.Arrived, Milestone.AvailableForPickup,
        Milestone.OutForDelivery, Milestone.Delivered, Milestone.Returning, Milestone.Returned,
    ];

    public void Write(Utf8Pen pen, Parcel parcel, int snapshot)
    {
        ref readonly var taken = ref parcel.Snapshots[snapshot];
        pen.Open().Raw("\"event\":\"TRACKING_UPDATED\","u8).Open("data"u8);
        pen.Text("number"u8, parcel.Number.Utf8);
        WriteRegistration(pen, parcel);
        pen.Open("track_info"u8);
        WriteAddresses(pen, parcel);
        WriteLatest(pen, parcel, taken);
        WriteTimeMetrics(pen, parcel, snapshot, taken);
        WriteMilestones(pen, parcel, taken);
        WriteMisc(pen, parcel);
        WriteEvents(pen, parcel, taken);
        pen.Close();
        WritePersons(pen, parcel);
        pen.Close().Close().EndLine();
    }

    // Now and then the carrier that was registered is not the one that carries: the provider's key below is right.
    private static void WriteRegistration(Utf8Pen pen, Parcel parcel)
    {
        pen.Raw("\"carrier\":"u8).Raw(parcel.Stamp % 100 == 0 ? "3011"u8 : parcel.Route.Carrier.Key).Raw((byte)',');
        if (parcel.Stamp % 5 == 0)
        {
            pen.OpenText("param"u8).Raw("gift for "u8).FullName(parcel.Recipient).CloseText();
        }
        else
        {
            pen.Null("param"u8);
        }

        pen.Raw("\"tag\":\"\","u8);
    }

    private static void WriteAddresses(Utf8Pen pen, Parcel parcel)
    {
        var lane = parcel.Route.Lane;
        pen.Open("shipping_info"u8);
        WriteAddress(pen.Open("shipper_address"u8), parcel.OriginUnstated ? null : lane.From, default);
        WriteAddress(pen.Open("recipient_address"u8), lane.To, parcel.Recipient);
        pen.Close();
    }

    private static void WriteAddress(Utf8Pen pen, Place? place, Person person)
    {
        if (place is null)
        {
            pen.Raw("\"country\":null,\"state\":null,\"city\":null,"u8);
        }
        else
        {
            pen.Text("country"u8, place.Country.Code2).Text("state"u8, place.Region).Text("city"u8, place.City);
        }

        if (person.Street is null)
        {
            pen.Raw("\"street\":null,\"postal_code\":null,"u8);
        }
        else
        {
            pen.OpenText("street"u8).Street(person).CloseText().Text("postal_code"u8, place!.Postal);
        }

        pen.Raw("\"coordinates\":{\"longitude\":null,\"latitude\":null},"u8).Close();
    }

    private static void WriteLatest(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        ref readonly var latest = ref parcel.Latest(taken);
        pen.Open("latest_status"u8)
            .Text("status"u8, Status(latest.What))
            .Text("sub_status"u8, SubStatus(latest.What))
            .Raw("\"sub_status_descr\":null,"u8)
            .Close();
        WriteEvent(pen.Open("latest_event"u8), parcel, latest);
    }

    private static void WriteTimeMetrics(Utf8Pen pen, Parcel parcel, int snapshot, in Snapshot taken)
    {
        var days = (taken.TakenAt - parcel.Scans[0].At) / LocalClock.Day;
        var delivered = parcel.IndexOf(Milestone.Delivered, taken) >= 0;
        pen.Open("time_metrics"u8)
            .Number("days_after_order"u8, days)
            .Number("days_of_transit"u8, days)
            .Number("days_of_transit_done"u8, delivered ? days : 0)
            .Number("days_after_last_update"u8, (taken.TakenAt - parcel.Latest(taken).At) / LocalClock.Day)
            .Open("estimated_delivery_date"u8);
        var promise = parcel.StatedPromise(snapshot);
        if (promise == 0)
        {
            pen.Raw("\"source\":null,\"from\":null,\"to\":null,"u8);
        }
        else
        {
            var clock = promise * (long)LocalClock.Day;
            var offset = parcel.Route.Lane.To.Clock.OffsetAt(clock);
            pen.Raw("\"source\":\"Official\","u8)
                .OpenText("from"u8).WithOffset(clock - LocalClock.Day, offset).CloseText()
                .OpenText("to"u8).WithOffset(clock, offset).CloseText();
        }

        pen.Close().Close();
    }

    private static void WriteMilestones(Utf8Pen pen, Parcel parcel, in Snapshot taken)
    {
        pen.OpenArray("milestone"u8);
        foreach (var milestone in Listed)
        {
            pen.Open().Text("key_stage"u8, Stage(milestone));
            var first = parcel.IndexOf(milestone, taken);
            if (first < 0)
            {
                pen.Raw("\"time_iso\":null,\"time_utc\":null,\"time_raw\":{\"date\":null,\"time\":null,\"timezone\":null},"u8);
            }
            else
            {
                WriteTime(pen, parcel, parcel.Scans[first]);
            }

            pen.Close();
        }

        pen.CloseArray();
    }

    private static void WriteMisc(Utf8Pen pen, Parcel parcel)
    {
        pen.Open("misc_info"u8).Raw("\"risk_factor\":0,"u8).Text("service_type"u8, parcel.Route.WrittenService);
        var grams = 200 + (int)(parcel.Stamp >> 40 & 0x1FFF);
        pen.OpenText("weight_raw"u8).Digits(grams / 1000).Raw((byte)'.').Digits(grams % 1000, 3).Raw("KGS"u8).CloseText()
            .OpenText("weight_kg"u8).Digits(grams / 1000).Raw((byte)'.').Digits(grams % 1000, 3).CloseText()
            .Raw("\"pieces\":null,\"dimensions\":null,"u8)
            .OpenText("customer_number"u8).Raw((byte)'C').Digits(70000 + parcel.Shipper.Id).CloseText()
            .Raw("\"reference_number\":null,\"local_number\":\"\",\"local_provider\":\"\",\"local_key\":0,"u8)
            .Close();
    }

    private static void WritePersons(Utf8Pen pen, Parcel parcel)
    {
        pen.Raw("\"lang\":null,"u8)
            .Text("destination_postal_code"u8, parcel.Route.Lane.To.Postal)
            .Raw("\"origin_country\":null,\"destination_country\":null,\"destination_city\":null,\"ship_date\":null,"u8)
            .Text("shipper"u8, parcel.Shipper.Name)
            .OpenText("consignee"u8).FullName(parcel.Recipient).CloseText()
            .OpenText("phone_number_last_4"u8).Digits(parcel.Recipient.Phone % 10_000, 4).CloseText()
            .OpenText("phone_number"u8).Phone(parcel, parcel.Recipient).CloseText()
            .Raw("\"cpf_or_cnpj\":null,\"special_tracking_info\":null,"u8);
    }
}
