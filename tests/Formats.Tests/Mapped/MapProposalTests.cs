using System.Text;
using Analytics.Formats.Mapped;

namespace Analytics.Formats.Tests.Mapped;

public class MapProposalTests
{
    private static readonly string[] Happened = ["Order placed", "Picked up", "Departed hub", "In transit", "Out for delivery", "Delivered", "Zorp"];

    [Fact]
    public void A_file_with_an_event_per_row_is_recognised()
    {
        var proposal = Propose(
            "Tracking No;carrier;Customer E-Mail;customer name;event_time;last updated;status;Promised Date;country;state;city;zip",
            ';', 700, i => $"ZX{i / 7};{(i % 3 == 0 ? "Fast" : "Slow")};p{i / 7}@mail.example;Person {i / 7};2024-05-0{1 + (i % 7)}T10:00:00+02:00;"
                + $"2024-06-01T00:00:00Z;{Happened[i % 7]};2024-05-10;US;{(i % 2 == 0 ? "TX" : "CA")};Town;7{i % 7}001");
        Assert.Equal("""
            {
              "input": "csv",
              "delimiter": ";",
              "source": "mapped",
              "zone": "place",
              "fields": {
                "number": "Tracking No",
                "recipient": "Customer E-Mail",
                "carrier": "carrier",
                "event": "status",
                "time": "event_time",
                "scan_country": "country",
                "scan_region": "state",
                "scan_postal": "zip",
                "promise": "Promised Date",
                "snapshot": "last updated"
              },
              "milestones": {
                "Delivered": "Delivered",
                "Departed hub": "Departed",
                "In transit": "InTransit",
                "Order placed": "Ordered",
                "Out for delivery": "OutForDelivery",
                "Picked up": "PickedUp",
                "Zorp": "Other"
              }
            }

            """, proposal.Map!.ToJson());
        Assert.Equal(
            [
                "Chosen: 'Tracking No' is number.",
                "Chosen: 'status' is event.",
                "Chosen: 'event_time' is time.",
                "Unsure: 1 of 7 texts in 'status' have no known meaning and are mapped to Other. Say what they are in \"milestones\".",
                "Unsure: The meaning of each event was told from its words. Check \"milestones\".",
                "Chosen: 'carrier' is carrier.",
                "Chosen: 'Promised Date' is promise.",
                "Chosen: 'last updated' is snapshot.",
                "Chosen: 'country' is scan_country.",
                "Chosen: 'state' is scan_region.",
                "Chosen: 'zip' is scan_postal.",
                "Chosen: 'Customer E-Mail' is recipient.",
                "Unsure: The times in 'Promised Date' tell no UTC offset. They are read by the clock of the place; set \"zone\" if they are by another one.",
                "LeftOut: 2 columns are not read at all: customer name, city.",
            ],
            Words(proposal));
    }

    [Fact]
    public void A_file_with_a_parcel_per_row_is_recognised()
    {
        var proposal = Propose(
            "shipment id\tmode\torigin\tdestination\tpicked up\tdelivered at\tdelivery recorded\testimated delivery\tstatus\tseller phone\tno_sale_consent",
            '\t', 60, i => $"S-{i}\tAir\tIAH\tJFK\t1/{1 + (i % 12)}/2024 8:00\t{(i % 5 == 0 ? "not yet" : $"2/{1 + (i % 12)}/2024 9:30")}\t2/13/2024 1:00\t"
                + $"2/{1 + (i % 12)}/2024 18:00\tDelivered\t+1 555 010 {1000 + i}\tno");
        Assert.Equal("""
            {
              "input": "tsv",
              "source": "mapped",
              "zone": "place",
              "times": [
                "M/d/yyyy H:mm"
              ],
              "empty": [
                "not yet"
              ],
              "fields": {
                "number": "shipment id",
                "shipper": "seller phone",
                "service": "mode",
                "origin_region": "origin",
                "destination_region": "destination",
                "promise": "estimated delivery",
                "consent": "no_sale_consent"
              },
              "milestone_columns": {
                "PickedUp": "picked up",
                "Delivered": "delivered at"
              }
            }

            """, proposal.Map!.ToJson());
        var words = Words(proposal);
        Assert.Contains("Unsure: No column names the carrier. If it is one for the whole file, write \"carrier\": {\"constant\": \"its name\"}.", words);
        Assert.Contains("Unsure: 'origin_region' has no country beside it. If it is one for the whole file, write \"origin_country\": {\"constant\": \"US\"}.", words);
        Assert.Contains("Unsure: The dates in 'picked up' could be 'M/d/yyyy H:mm' or 'd/M/yyyy H:mm': the first was taken. Check \"times\".", words);
        Assert.DoesNotContain(words, text => text.Contains("dates in 'delivery recorded'", StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_with_lists_of_events_are_recognised()
    {
        var objects = Enumerable.Range(0, 20).Select(i => Bytes($$$"""
            {"shipments":[{"trackingNumber":"T{{{i}}}","carrierCode":"CC","address":{"name":"N{{{i}}}"},"createdAt":"2024-01-01T00:00:00Z",
              "events":[{"eventType":"PU","timestamp":171455040{{{i % 10}}},"location":{"countryCode":"FR"}},{"eventType":"DL","timestamp":1714560000}]}]}
            """)).ToList();
        var proposal = MapProposal.Propose(MapSample.OfObjects(objects));
        Assert.Equal("""
            {
              "input": "json",
              "source": "mapped",
              "zone": "place",
              "times": [
                "epoch_seconds"
              ],
              "fields": {
                "number": "shipments[].trackingNumber",
                "carrier": "shipments[].carrierCode",
                "event": "shipments[].events[].eventType",
                "time": "shipments[].events[].timestamp",
                "scan_country": "shipments[].events[].location.countryCode"
              },
              "milestones": {
                "DL": "Delivered",
                "PU": "PickedUp"
              }
            }

            """, proposal.Map!.ToJson());
    }

    [Theory]
    [InlineData("T100234,2024-05-01,delivered")]
    [InlineData("ann@mail.example,when,status")]
    [InlineData("id,2024-05-01T10:00:00Z,status")]
    [InlineData("id,,status")]
    public void A_first_line_of_data_is_not_taken_for_names_nor_shown(string header)
    {
        var proposal = Propose(header, ',', 3, i => $"T{i},2024-05-0{i + 1},delivered");
        Assert.Null(proposal.Map);
        Assert.Equal(["Missing: The first line does not look like column names. Write a header line above the data."], Words(proposal));
    }

    [Theory]
    [InlineData("name,when,status", "Missing: No column looks like a tracking number. Write its name as \"number\".")]
    [InlineData("parcel,when,note", "Missing: No column tells what happened, and none holds the time of a milestone by its name.")]
    public void What_is_missing_is_told(string header, string missing)
    {
        var proposal = Propose(header, ',', 30, i => $"T{i},2024-05-01,xyz");
        Assert.Null(proposal.Map);
        Assert.Equal(missing, Words(proposal)[^1]);
    }

    [Fact]
    public void No_value_that_could_be_somebodys_is_shown_or_written()
    {
        string[] secrets = ["Ann Example", "ann@mail.example", "+49 30 1234567", "TRACK12345", "10115"];
        var proposal = Propose("tracking,event,time,recipient_mail,recipient_phone,recipient name,destination zip", ',', 50, i =>
            $"{secrets[3]}{i},{(i % 9 == 0 ? secrets[2] : i % 9 == 1 ? secrets[1] : "delivered")},2024-05-01T00:00Z,{secrets[1]},{secrets[2]},{secrets[0]},{secrets[4]}");
        var everything = proposal.Map!.ToJson() + string.Join('\n', Words(proposal))
            + string.Join('\n', MapPreview.Of(proposal.Map, Sample, 50, Decoding.Policy));
        Assert.Contains("Delivered", everything, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_preview_shows_what_rows_become_without_identifiers()
    {
        var map = Decoding.Map("""
            {"input":"csv","fields":{"number":"id","recipient":["mail","phone"],"carrier":"by","event":"what","time":"when","promise":"due",
             "destination_country":{"constant":"FR"},"destination_region":"to","scan_postal":"zip","do_not_sell":"flag"},"milestones":{"x":"Delivered"}}
            """);
        var sample = MapSample.OfRows(
            ["id", "mail", "phone", "by", "what", "when", "due", "to", "zip", "flag"],
            (byte)',',
            [
                Bytes("P1,a@b.example,123456789,Post,x,2024-05-01T10:00:00+02:00,2024-05-02,75,75001,1"),
                Bytes("P2,,,Post,x,2024-05-01T10:00Z,2024-05-02T10:00Z,,7,"),
                Bytes("P3,torn"),
                Bytes("P4,,,Post,x,2024-05-01T10:00Z,,,,"),
            ]);
        Assert.Equal(
            [
                new PreviewRow(1, RejectionReason.None, "***", "Delivered", "2024-05-01 10:00:00+02:00", "Offset", "75***", "Post", "", "", "FR/75",
                    "2024-05-02", "*** ***", "DoNotSell"),
                new PreviewRow(2, RejectionReason.None, "***", "Delivered", "2024-05-01 10:00:00+00:00", "Utc", "7", "Post", "", "", "FR",
                    "2024-05-02 10:00:00+00:00", "", ""),
                new PreviewRow(3, RejectionReason.Malformed, "", "", "", "", "", "", "", "", "", "", "", ""),
            ],
            MapPreview.Of(map, sample, 3, Decoding.Policy));
    }

    [Fact]
    public void Objects_that_are_no_json_are_passed_over_in_a_sample_and_told_in_the_preview()
    {
        var objects = new[] { Bytes("{torn"), Bytes("""{"parcel_id":"P1","status":"delivered","time":"2024-05-01T00:00Z"}""") };
        var sample = MapSample.OfObjects(objects);
        var proposal = MapProposal.Propose(sample);
        Assert.Equal(
            [RejectionReason.Malformed, RejectionReason.None],
            MapPreview.Of(proposal.Map!, sample, 10, Decoding.Policy).Select(row => row.Rejection));
    }

    [Theory]
    [InlineData("eventType", "event type")]
    [InlineData("trackDetails[].events[].timestamp.$numberLong", "track detail event timestamp number long")]
    [InlineData("PO Sent to Vendor Date", "po sent to vendor date")]
    [InlineData("event_ts_UTC", "event ts utc")]
    [InlineData("HTTPStatus", "http status")]
    [InlineData("address", "address")]
    [InlineData("#1", "")]
    public void A_name_is_read_as_words(string name, string words) => Assert.Equal(words, string.Join(' ', ColumnName.Words(name)));

    [Theory]
    [InlineData("scheduled", null)]
    [InlineData("OFD", Milestone.OutForDelivery)]
    [InlineData("On FedEx vehicle for delivery", Milestone.OutForDelivery)]
    [InlineData("Shipment information sent to carrier", Milestone.InfoReceived)]
    [InlineData("DELIVERED_TO_NEIGHBOUR", Milestone.Delivered)]
    [InlineData("Not delivered: nobody home", Milestone.AttemptFailed)]
    [InlineData("gate-in", Milestone.Delivered)]
    [InlineData("Returned to sender", Milestone.Returned)]
    [InlineData("Customs cleared", Milestone.CustomsReleased)]
    [InlineData("Held by customs", Milestone.CustomsEntered)]
    public void Words_of_an_event_are_understood(string text, Milestone? expected)
    {
        Assert.True(MilestoneWords.TryClassify(text, out var milestone));
        Assert.Equal(expected, milestone);
    }

    private MapSample Sample { get; set; } = null!;

    private MapProposal Propose(string header, char delimiter, int rows, Func<int, string> row)
    {
        Sample = MapSample.OfRows(
            DelimitedText.Columns(Encoding.UTF8.GetBytes(header), (byte)delimiter), (byte)delimiter, [.. Enumerable.Range(0, rows).Select(i => Bytes(row(i)))]);
        return MapProposal.Propose(Sample);
    }

    private static List<string> Words(MapProposal proposal) => [.. proposal.Findings.Select(finding => $"{finding.Kind}: {finding.Text}")];

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
