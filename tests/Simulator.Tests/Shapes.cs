using System.Text.Json;

namespace Analytics.Simulator.Tests;

/// <summary>Member names of each format, in the order in which its documented samples have them.</summary>
internal static class Shapes
{
    public static IEnumerable<string> Envelope(string format) => format switch
    {
        "17track" => Names("event data"),
        "trackingmore" => Names("meta data"),
        "aftership" => Names("event event_id is_tracking_first_tag msg ts"),
        _ => Names("""
            description mode previous_attributes created_at pending_urls completed_urls updated_at id user_id status object result
            """),
    };

    public static IEnumerable<string> Parcel(string format) => format switch
    {
        "17track" => Names("""
            number carrier param tag track_info lang destination_postal_code origin_country destination_country destination_city
            ship_date shipper consignee phone_number_last_4 phone_number cpf_or_cnpj special_tracking_info
            """),
        "trackingmore" => Names("""
            id tracking_number courier_code order_number order_date created_at update_at delivery_status archived updating source
            destination_country destination_state destination_city origin_country origin_state origin_city tracking_postal_code
            tracking_ship_date tracking_destination_country tracking_origin_country tracking_key tracking_courier_account customer_name
            customer_email customer_sms recipient_postcode order_id title logistics_channel note label signed_by service_code weight
            weight_kg product_type pieces dimension previously destination_track_number exchange_number scheduled_delivery_date
            scheduled_address substatus status_info latest_event latest_checkpoint_time transit_time origin_info destination_info
            """),
        "aftership" => Names("""
            id legacy_id created_at updated_at tracking_number slug active tag subtag subtag_message origin_country_region origin_state
            origin_city origin_postal_code origin_raw_location destination_country_region destination_state destination_city
            destination_postal_code destination_raw_location courier_destination_country_region title order_id order_number order_date
            customers note custom_fields subscribed_emails subscribed_smses shipment_type shipment_package_count shipment_weight
            shipment_pickup_date shipment_delivery_date signed_by source tracked_count return_to_sender order_promised_delivery_date
            delivery_type pickup_location pickup_note courier_tracking_link first_attempted_at aftership_estimated_delivery_date
            courier_estimated_delivery_date first_estimated_delivery latest_estimated_delivery checkpoints
            """),
        _ => Names("""
            id object mode tracking_code status status_detail created_at updated_at signed_by weight est_delivery_date shipment_id
            carrier tracking_details carrier_detail finalized is_return public_url
            """),
    };

    public static IEnumerable<string> Scan(string format) => format switch
    {
        "17track" => Names("time_iso time_utc time_raw description location stage sub_status address"),
        "trackingmore" => Names("""
            checkpoint_date checkpoint_delivery_status checkpoint_delivery_substatus tracking_detail location country_iso2 state city
            zip raw_status
            """),
        "aftership" => Names("""
            created_at slug checkpoint_time location city state postal_code country_region country_region_name message coordinate tag
            subtag subtag_message raw_tag source events
            """),
        _ => Names("object message description status status_detail datetime source carrier_code tracking_location est_delivery_date"),
    };

    public static JsonElement ParcelOf(string format, JsonElement push) =>
        push.GetProperty(format switch { "aftership" => "msg", "easypost" => "result", _ => "data" });

    public static IEnumerable<JsonElement> ScansOf(string format, JsonElement push)
    {
        var parcel = ParcelOf(format, push);
        return format switch
        {
            "17track" => parcel.GetProperty("track_info").GetProperty("tracking").GetProperty("providers")[0]
                .GetProperty("events").EnumerateArray(),
            "trackingmore" => parcel.GetProperty("origin_info").GetProperty("trackinfo").EnumerateArray()
                .Concat(parcel.GetProperty("destination_info").GetProperty("trackinfo").EnumerateArray()),
            "aftership" => parcel.GetProperty("checkpoints").EnumerateArray(),
            _ => parcel.GetProperty("tracking_details").EnumerateArray(),
        };
    }

    private static string[] Names(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
