using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>The free text of scans: what drivers and clerks type, with the names, streets and telephone numbers that they put in.</summary>
internal static class Wording
{
    /// <summary>Writes the description of a scan within a text.</summary>
    public static Utf8Pen Describe(this Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        var plain = scan.Variant < 128;
        var (recipient, shipper, city) = (parcel.Recipient, parcel.Shipper, scan.Where.City);
        return scan.What switch
        {
            Milestone.InfoReceived => pen.Raw("Shipment information received from "u8).Raw(shipper.Name),
            Milestone.PickedUp when plain => pen.Raw("Picked up"u8),
            Milestone.PickedUp => pen.Raw("Picked up from "u8).Raw(shipper.Name).Raw(", "u8).Raw(shipper.Street),
            Milestone.Departed => pen.Raw("Departed from facility in "u8).Raw(city),
            Milestone.InTransit => pen.Raw("In transit to next facility"u8),
            Milestone.Arrived => pen.Raw("Arrived at facility in "u8).Raw(city),
            Milestone.ArrivedAtDestination => pen.Raw("Arrived in destination country"u8),
            Milestone.CustomsEntered when plain => pen.Raw("Customs clearance started"u8),
            Milestone.CustomsEntered => pen.Raw("Customs clearance started, importer "u8).FullName(recipient),
            Milestone.CustomsReleased => pen.Raw("Released by customs"u8),
            Milestone.OutForDelivery when plain => pen.Raw("Out for delivery"u8),
            Milestone.OutForDelivery when scan.Variant < 192 => pen.Raw("Out for delivery, notified "u8).Mail(recipient),
            Milestone.OutForDelivery => pen.Raw("Out for delivery to "u8).FullName(recipient).Raw(", call "u8).Phone(parcel, recipient),
            Milestone.AttemptFailed when plain => pen.Raw("Nobody at home, card left"u8),
            Milestone.AttemptFailed => pen.FullName(recipient).Raw(" not at home, card left at "u8).Street(recipient),
            Milestone.AvailableForPickup => pen.Raw("Ready for collection, ID of "u8).FullName(recipient).Raw(" needed"u8),
            Milestone.Delivered when plain => pen.Raw("Delivered, signed by "u8).FullName(recipient),
            Milestone.Delivered when scan.Variant < 192 => pen.Raw("DELIVERED"u8),
            Milestone.Delivered => pen.Raw("Left with neighbour "u8).FullName(parcel.Neighbour).Raw(", "u8).Street(recipient),
            Milestone.Delayed => pen.Raw("Delayed"u8),
            Milestone.Damaged => pen.Raw("Packaging damaged, contents checked"u8),
            Milestone.Lost => pen.Raw("Parcel cannot be located, inquiry opened for "u8).Mail(recipient),
            Milestone.Returning => pen.Raw("Refused by "u8).FullName(recipient).Raw(", returning to sender"u8),
            Milestone.Returned => pen.Raw("Returned to "u8).Raw(shipper.Name),
            _ => pen.Raw("Update"u8),
        };
    }

    public static Utf8Pen FullName(this Utf8Pen pen, in Person person) => pen.Raw(person.Given).Raw((byte)' ').Raw(person.Family);

    public static Utf8Pen Street(this Utf8Pen pen, in Person person) => pen.Digits(person.House).Raw((byte)' ').Raw(person.Street);

    public static Utf8Pen Mail(this Utf8Pen pen, in Person person) =>
        pen.Raw(person.Family).Raw((byte)'.').Digits(person.Id).Raw((byte)'@').Raw(person.Domain);

    /// <summary>An international number; 555 keeps it out of use.</summary>
    public static Utf8Pen Phone(this Utf8Pen pen, Parcel parcel, in Person person) =>
        pen.Raw((byte)'+').Raw(parcel.Route.Lane.To.Country.Dial).Raw("555"u8).Digits(person.Phone, 7);

    /// <summary>Who signed; only once the parcel is delivered, and then sometimes with a sentence for a name.</summary>
    public static Utf8Pen SignedBy(this Utf8Pen pen, Parcel parcel, in Snapshot snapshot)
    {
        var delivered = parcel.IndexOf(Milestone.Delivered, snapshot);
        return delivered < 0 ? pen.Null("signed_by"u8)
            : parcel.Scans[delivered].Variant % 8 == 0 ? pen.Raw("\"signed_by\":\"Signature not required\","u8)
            : pen.OpenText("signed_by"u8).FullName(parcel.Recipient).CloseText();
    }

    /// <summary>City, region and country in one text, now and then with a street in front of them.</summary>
    public static Utf8Pen Location(this Utf8Pen pen, Parcel parcel, in Scan scan)
    {
        if (scan.What == Milestone.Delivered && scan.Variant % 4 == 0)
        {
            pen.Street(parcel.Recipient).Raw(", "u8);
        }

        return pen.Raw(scan.Where.City).Raw(", "u8).Raw(scan.Where.Region).Raw(", "u8).Raw(scan.Where.Country.Code2);
    }
}
