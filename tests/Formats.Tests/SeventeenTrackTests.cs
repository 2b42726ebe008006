using System.Text;

namespace Analytics.Formats.Tests;

/// <summary>What real messages of 17TRACK do that its documentation does not say.</summary>
public sealed class SeventeenTrackTests
{
    [Fact]
    public void Where_the_registered_carrier_and_the_provider_disagree_the_provider_is_right()
    {
        var read = Push(carrier: 3011, providers: Provider(100002, "UPS", Event("2024-03-01T10:00:00-07:00", stage: "PickedUp")));

        Assert.Equal("ups", read.Parcel("carrier"));
        Assert.Equal(["PickedUp | 2024-03-01T17:00:00Z | -07:00 | Offset | -/-/- | ups"], read.Scans);
    }

    [Fact]
    public void Without_a_provider_key_the_registered_carrier_holds() => Assert.Equal(
        "china-post",
        Push(carrier: 3011, providers: """{"events": [{"time_iso": "2024-03-01T10:00:00Z"}]}""").Parcel("carrier"));

    [Fact]
    public void A_provider_without_a_key_is_known_by_its_name() => Assert.Equal(
        "Pony Express",
        Push(carrier: 0, providers: """{"provider": {"key": 0, "name": "Pony Express"}, "events": [{"time_iso": "2024-03-01T10:00:00Z"}]}""").Parcel("carrier"));

    [Fact]
    public void A_key_that_the_table_lacks_is_kept_as_a_name_of_its_own() => Assert.Equal(
        "17track-190099",
        Push(carrier: 190099, providers: Provider(190099, "Pony Express", Event("2024-03-01T10:00:00Z"))).Parcel("carrier"));

    [Fact]
    public void A_key_that_the_table_lacks_gives_way_to_a_name_that_it_has() => Assert.Equal(
        "royal-mail",
        Push(carrier: 0, providers: Provider(19999999, "Royal Mail", Event("2024-03-01T10:00:00Z"))).Parcel("carrier"));

    [Fact]
    public void Of_several_legs_the_first_gives_the_parcel_its_carrier_and_each_scan_has_its_own()
    {
        var read = Push(
            carrier: 190012,
            providers: Provider(190012, "Yanwen", Event("2024-03-02T10:00:00+08:00", stage: "Departure"), Event("2024-03-01T10:00:00+08:00", stage: "PickedUp"))
                + "," + Provider(21051, "USPS", Event("2024-03-09T10:00:00-08:00", stage: "Delivered")));

        Assert.Equal("yanwen", read.Parcel("carrier"));
        Assert.Equal(["yanwen", "yanwen", "usps"], read.Scans.Select(scan => scan.Split(" | ")[5]));
    }

    [Fact]
    public void A_provider_named_behind_its_events_still_signs_them() => Assert.Equal(
        ["InTransit | 2024-03-01T10:00:00Z | +00:00 | Utc | -/-/- | fedex"],
        Push(carrier: 0, providers: """{"events": [{"time_iso": "2024-03-01T10:00:00Z"}], "provider": {"name": "FedEx", "key": 100003}}""").Scans);

    [Theory]
    [InlineData("\"Delivered\"", "\"InTransit_Other\"", "Delivered")]
    [InlineData("null", "\"InTransit_CustomsReleased\"", "CustomsReleased")]
    [InlineData("\"\"", "\"Exception_Lost\"", "Lost")]
    [InlineData("null", "\"InTransit_SomethingNew\"", "InTransit")]
    [InlineData("\"SomethingNew\"", "\"OutForDelivery_Other\"", "OutForDelivery")]
    [InlineData("null", "null", "InTransit")]
    [InlineData("null", "\"SomethingNew\"", "Other")]
    [InlineData("\"SomethingNew\"", "null", "Other")]
    public void The_stage_says_what_happened_else_the_sub_status(string stage, string subStatus, string milestone) => Assert.Equal(
        milestone,
        Push(carrier: 100002, providers: Provider(100002, "UPS", $$"""{"time_iso": "2024-03-01T10:00:00Z", "stage": {{stage}}, "sub_status": {{subStatus}}}""")).Scans
            .Single().Split(" | ")[0]);

    [Fact]
    public void A_milestone_at_the_time_of_an_event_without_a_stage_is_that_event()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2024-03-02T10:00:00-07:00"), Event("2024-03-01T10:00:00-07:00")),
            milestones: """{"key_stage": "PickedUp", "time_iso": "2024-03-01T10:00:00-07:00"}""");

        Assert.Equal(["InTransit", "PickedUp"], read.Milestones);
    }

    [Fact]
    public void A_milestone_at_a_time_of_its_own_is_a_scan_of_its_own()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2024-03-02T10:00:00-07:00", stage: "Departure")),
            milestones: """{"key_stage": "PickedUp", "time_iso": "2024-03-01T10:00:00-07:00"}, {"key_stage": "Returned", "time_iso": null}""");

        Assert.Equal(["Departed", "PickedUp"], read.Milestones);
        Assert.Equal("PickedUp | 2024-03-01T17:00:00Z | -07:00 | Offset | -/-/- | -", read.Scans[1]);
    }

    [Fact]
    public void A_milestone_that_an_event_already_tells_adds_nothing()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2024-03-02T10:00:00-07:00", stage: "Delivered"), Event("2024-03-02T10:00:00-07:00")),
            milestones: """{"key_stage": "Delivered", "time_iso": "2024-03-02T10:00:00-07:00"}""");

        Assert.Equal(["Delivered", "InTransit"], read.Milestones);
    }

    [Fact]
    public void The_stage_of_an_event_that_has_one_is_not_overruled_by_the_list_of_milestones()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2024-03-02T10:00:00-07:00", stage: "OutForDelivery")),
            milestones: """{"key_stage": "Delivered", "time_iso": "2024-03-02T10:00:00-07:00"}""");

        Assert.Equal(["OutForDelivery"], read.Milestones);
    }

    [Fact]
    public void The_latest_event_is_not_counted_twice_whatever_stage_it_has_there()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2024-03-02T10:00:00-07:00", stage: "Delivered")),
            trackInfo: """, "latest_event": {"time_iso": "2024-03-02T10:00:00-07:00", "stage": null, "sub_status": "InTransit_Other"}""");

        Assert.Equal(["Delivered"], read.Milestones);
    }

    [Fact]
    public void A_stage_that_changes_from_push_to_push_leaves_time_and_place_as_they_are()
    {
        static string[] Identity(string stage) => Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", $$"""{"time_iso": "2024-03-02T10:00:00-07:00", "stage": {{stage}}, "address": {"country": "US", "state": "CA"} }""")).Scans
                .Single().Split(" | ")[1..];

        Assert.Equal(Identity("null"), Identity("\"Delivered\""));
    }

    [Fact]
    public void The_sentinel_of_2079_is_no_time()
    {
        var read = Push(
            carrier: 100002,
            providers: Provider(100002, "UPS", Event("2079-01-01T00:00:00+08:00"), Event("2024-03-02T10:00:00-07:00", stage: "PickedUp")),
            milestones: """{"key_stage": "Delivered", "time_iso": "2079-01-01T00:00:00+08:00", "time_utc": "2078-12-31T16:00:00Z"}""");

        Assert.Equal(["PickedUp"], read.Milestones);
        Assert.Contains("without time | 1", read.Lines);
    }

    [Fact]
    public void A_parcel_with_nothing_but_sentinels_has_no_usable_time() => Assert.Equal(
        ["rejected | NoUsableTime", "without time | 1"],
        Push(carrier: 100002, providers: Provider(100002, "UPS", Event("2079-01-01T00:00:00Z"))).Lines);

    [Theory]
    [InlineData("""{"date": "2024-03-02", "time": "10:00:00", "timezone": "+08:00"}""", "2024-03-02T02:00:00Z | +08:00 | Offset")]
    [InlineData("""{"date": "2024-03-02", "time": "10:00:00", "timezone": null}""", "2024-03-02T09:00:00Z | +01:00 | Zoned")]
    [InlineData("""{"date": "2024-03-02", "time": "10:00:00", "timezone": "Europe/Berlin"}""", "2024-03-02T09:00:00Z | +01:00 | Zoned")]
    [InlineData("""{"date": "2024-03-02", "time": null, "timezone": null}""", "2024-03-01T23:00:00Z | +01:00 | Zoned")]
    public void The_raw_time_stands_in_where_the_others_are_null(string raw, string expected) => Assert.Equal(
        [$"InTransit | {expected} | DE/-/- | dhl-paket"],
        Push(carrier: 7041, providers: Provider(7041, "DHL Paket", $$"""{"time_iso": null, "time_utc": null, "time_raw": {{raw}}, "address": {"country": "DE"} }""")).Scans);

    [Fact]
    public void Universal_time_alone_is_enough() => Assert.Equal(
        ["InTransit | 2024-03-02T10:00:00Z | +01:00 | Utc | DE/-/- | dhl-paket"],
        Push(carrier: 7041, providers: Provider(7041, "DHL Paket", """{"time_iso": null, "time_utc": "2024-03-02T10:00:00Z", "address": {"country": "DE"}}""")).Scans);

    [Fact]
    public void A_winter_offset_on_a_summer_scan_in_Germany_is_kept_as_written() => Assert.Equal(
        ["InTransit | 2024-09-12T09:00:00Z | +01:00 | Offset | DE/-/- | dhl-paket"],
        Push(carrier: 7041, providers: Provider(7041, "DHL Paket", """{"time_iso": "2024-09-12T10:00:00+01:00", "address": {"country": "DE"}}""")).Scans);

    [Theory]
    [InlineData("""{"longitude": "-118.2437", "latitude": "34.0522"}""")]
    [InlineData("""{"longitude": -118.2437, "latitude": 34.0522}""")]
    [InlineData("null")]
    [InlineData("[-118.2437, 34.0522]")]
    public void Coordinates_are_dropped_whatever_they_are_written_as(string coordinates)
    {
        var read = Push(carrier: 100002, providers: Provider(100002, "UPS", $$"""{"time_iso": "2024-03-02T10:00:00Z", "address": {"country": "US", "coordinates": {{coordinates}} } }"""));

        Assert.Equal(["InTransit | 2024-03-02T10:00:00Z | +00:00 | Utc | US/-/- | ups"], read.Scans);
        Assert.DoesNotContain(read.Lines, line => line.StartsWith("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_in_free_text_is_never_read() => Assert.Equal(
        ["InTransit | 2024-03-02T10:00:00Z | +00:00 | Utc | -/-/- | ups"],
        Push(carrier: 100002, providers: Provider(100002, "UPS", """{"time_iso": "2024-03-02T10:00:00Z", "location": "12 Elm Street, Springfield, CA, US"}""")).Scans);

    [Fact]
    public void Tracking_that_was_stopped_tells_nothing_that_happened() => Assert.Equal(
        ["rejected | NoScans"],
        Read("""{"event": "TRACKING_STOPPED", "data": {"number": "ZZ000000019QQ", "carrier": 3011, "param": null, "tag": ""}}""").Lines);

    [Fact]
    public void Of_an_answer_the_accepted_parcels_are_read_and_the_rejected_ignored()
    {
        var read = Read($$$"""
            {"code": 0, "data": {
              "accepted": [{{{Data("ZZ000000019QQ", 3011)}}}, {{{Data("ZZ00000002QQ", 21051)}}}, {"number": "ZZ000000035QQ", "carrier": 3011}],
              "rejected": [{"number": "ZZ000000049QQ", "carrier": "3011", "error": {"code": -18019902, "message": "ZZ000000049QQ is not registered"}}]}}
            """);

        Assert.Equal(["number of 13", "number of 12"], read.Lines.Where(line => line.StartsWith("parcel", StringComparison.Ordinal)).Select(line => line.Split(" | ")[1]));
        Assert.DoesNotContain(read.Lines, line => line.StartsWith("unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9214490000000000000000")]
    [InlineData("\"9214490000000000000000\"")]
    public void A_number_may_be_a_number_or_a_text(string number) =>
        Assert.Equal("number of 22", Read($$$"""{"event": "TRACKING_UPDATED", "data": {{{Data("X", 21051).Replace("\"X\"", number, StringComparison.Ordinal)}}} }""").Parcel("number"));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"N/A\"")]
    [InlineData("0")]
    [InlineData("{\"value\": \"ZZ000000019QQ\"}")]
    public void A_push_without_a_tracking_number_is_rejected(string number) =>
        Assert.Equal("rejected | NoTrackingNumber", Read($$$"""{"data": {{{Data("X", 21051).Replace("\"X\"", number, StringComparison.Ordinal)}}} }""").Lines[0]);

    [Theory]
    [InlineData("10", "InTransit")]
    [InlineData("20", "Expired")]
    [InlineData("30", "AvailableForPickup")]
    [InlineData("35", "AttemptFailed")]
    [InlineData("40", "Delivered")]
    [InlineData("50", "Exception")]
    [InlineData("0", "InTransit")]
    [InlineData("77", "InTransit")]
    [InlineData("\"40\"", "Delivered")]
    public void In_v1_the_overall_status_is_that_of_the_newest_event(string status, string milestone) => Assert.Equal(
        [$"{milestone} | 2021-07-17T14:35:00 | - | Local | -/-/- | -", "InTransit | 2021-07-16T09:10:00 | - | Local | -/-/- | -"],
        V1($$"""
            "e": {{status}}, "w1": 21051, "z0": {"a": "2021-07-17 14:35"}, "z1": [{"a": "2021-07-17 14:35"}, {"a": "2021-07-16 09:10"}]
            """).Scans);

    [Fact]
    public void In_v1_the_events_of_all_carriers_are_read_and_the_first_is_the_parcels_carrier()
    {
        var read = V1("""
            "e": 10, "w1": 3011, "w2": 21051, "z0": {"a": "2021-07-20 08:00"},
            "z1": [{"a": "2021-07-16 09:10", "z": "Eva"}], "z2": [{"a": "2021-07-20 08:00", "d": "Eva"}], "z9": [{"a": "2021-07-18 07:00"}]
            """);

        Assert.Equal("china-post", read.Parcel("carrier"));
        Assert.Equal(3, read.Scans.Length);
    }

    [Fact]
    public void In_v1_the_newest_event_is_a_scan_when_no_list_has_it() =>
        Assert.Equal(["Delivered | 2021-07-17T14:35:00 | - | Local | -/-/- | -"], V1(""" "e": 40, "w1": 21051, "z0": {"a": "2021-07-17 14:35"}, "z1": [] """).Scans);

    [Fact]
    public void In_v1_local_times_that_pretend_to_be_universal_are_not_read() =>
        Assert.Equal(["rejected | NoScans"], V1(""" "e": 10, "w1": 21051, "z1": [], "zex": {"dt": 1626532500000, "dtS": 1626532500000, "dtL": 1626532500000} """).Lines);

    [Fact]
    public void In_v1_sentinels_stand_for_no_time() => Assert.Equal(
        "-",
        V1(""" "e": 10, "z1": [{"a": "2021-07-17 14:35"}], "ylt1": "2021-07-17 15:07:13", "ylt2": "2079-01-01 00:00:00" """).Parcel("snapshot"));

    [Fact]
    public void The_snapshot_is_as_new_as_the_newest_leg() => Assert.Equal(
        "2024-03-09T20:00:00Z",
        Push(
            carrier: 190012,
            providers: """
                {"provider": {"key": 190012}, "latest_sync_time": "2024-03-03T20:00:00Z", "events": [{"time_iso": "2024-03-02T10:00:00Z"}]},
                {"provider": {"key": 21051}, "latest_sync_time": "2024-03-09T20:00:00Z", "events": []}
                """).Parcel("snapshot"));

    private static ReadText Push(int carrier, string providers, string milestones = "", string trackInfo = "") => Read($$$"""
        {"event": "TRACKING_UPDATED", "data": {"number": "ZZ000000019QQ", "carrier": {{{carrier}}},
          "track_info": {"milestone": [{{{milestones}}}], "tracking": {"providers": [{{{providers}}}]} {{{trackInfo}}} } } }
        """);

    private static string Data(string number, int carrier) => $$$"""
        {"number": "{{{number}}}", "carrier": {{{carrier}}}, "track_info": {"tracking": {"providers": [{{{Provider(carrier, "", Event("2024-03-01T10:00:00Z"))}}}]} } }
        """;

    private static string Provider(int key, string name, params string[] events) =>
        $$"""{"provider": {"key": {{key}}, "name": "{{name}}"}, "events": [{{string.Join(",", events)}}]}""";

    private static string Event(string time, string? stage = null) =>
        $$"""{"time_iso": "{{time}}", "stage": {{(stage is null ? "null" : $"\"{stage}\"")}}, "sub_status": null}""";

    private static ReadText V1(string track) =>
        Read($$$"""{"event": "TRACKING_UPDATED", "sign": "00", "data": {"number": "ZZ000000019QQ", "track": { {{{track}}} } } }""");

    private static ReadText Read(string json) => new("17track", Encoding.UTF8.GetBytes(json));
}
