using System.Text;
using static Analytics.Formats.Tests.Mapped.Decoding;

namespace Analytics.Formats.Tests.Mapped;

public class ObjectsTests
{
    private readonly IPushReader events = Reader(Map("""
        {
          "input": "json",
          "fields": { "number": "parcel.id", "event": "status", "time": "at.$numberLong", "minor": "parcel.minor" },
          "times": ["epoch_milliseconds"],
          "milestones": { "done": "Delivered", "later": "ignore" }
        }
        """));

    private readonly IPushReader parcels = Reader(Map("""
        {
          "input": "json",
          "fields": {
            "number": "list[].id", "recipient": "list[].people[].mail", "service": "list[].service", "carrier": {"constant": "c"},
            "event": "list[].events[].what", "time": "list[].events[].at", "scan_country": "list[].events[].place.country"
          },
          "milestones": { "in": "Arrived", "out": "Departed", "plan": "ignore" }
        }
        """));

    [Fact]
    public void An_object_may_be_one_event() => Assert.Equal(
        ["P1 Delivered 2024-05-01T08:00:00Z 0 Utc"],
        events.Decode("""{"status":"done","x":{"status":"lost"},"at":{"$numberLong":"1714550400000"},"parcel":{"id":"P1","minor":false}}"""));

    [Fact]
    public void Numbers_and_truth_values_are_read_as_their_text() => Assert.Equal(
        ["771 Delivered 2024-05-01T08:00:00Z 0 Utc use=Minor"],
        events.Decode("""{"parcel":{"minor":true,"id":771},"at":{"$numberLong":1714550400000},"status":"done"}"""));

    [Fact]
    public void An_object_may_hold_parcels_that_hold_events_in_any_order_of_members() => Assert.Equal(
        [
            "P1 Arrived 2024-05-01T08:00:00Z +120 Utc at=FR by=c as=fast recipient=a@b.example recipient=c@d.example",
            "P1 Departed 2024-05-02T08:00:00Z 0 Utc by=c as=fast recipient=a@b.example recipient=c@d.example",
            "P2 Arrived 2024-05-03T08:00:00Z 0 Utc by=c",
        ],
        parcels.Decode("""
            {"list":[
              {"events":[{"at":"2024-05-01T08:00Z","place":{"city":"x","country":"FR"},"what":"in"},{"what":"plan"},{"what":"out","at":"2024-05-02T08:00Z"}],
               "service":"fast","id":"P1","people":[{"mail":"a@b.example"},{"name":"n"},{"mail":"c@d.example"}]},
              {"id":"","events":[{"what":"in","at":"2024-05-03T08:00Z"}],"people":[{"mail":"lost@d.example"}]},
              {"id":"P2","events":[{"what":"in","at":"2024-05-03T08:00Z"}]},
              {"id":"P3","events":[]}
            ]}
            """));

    [Fact]
    public void Escaped_names_and_texts_are_read() => Assert.Equal(
        ["P\"1 Delivered 2024-05-01T08:00:00Z 0 Utc"],
        events.Decode("""{"st\u0061tus":"d\u006fne","at":{"$numberLong":"1714550400000"},"parcel":{"id":"P\"1"}}"""));

    [Theory]
    [InlineData("""{"list":[{"id":"P1"}]}""", "NoScans")]
    [InlineData("""{"list":[{"id":"P1","events":[{"what":"plan","at":"2024-05-03"}]}]}""", "NoScans")]
    [InlineData("""{"list":[{"id":"P1","events":[{"what":"in"}]}]}""", "NoUsableTime")]
    [InlineData("""{"list":[{"id":null,"events":[{"what":"in","at":"2024-05-03"}]}]}""", "NoTrackingNumber")]
    [InlineData("""{"list":[{"id":{"x":"P1"},"events":[{"what":"in","at":"2024-05-03"}]}]}""", "NoTrackingNumber")]
    [InlineData("""{"list":[{"id":["P1"],"events":[{"what":"in","at":"2024-05-03"}]}]}""", "NoTrackingNumber")]
    [InlineData("""{"list":[]}""", "UnknownShape")]
    [InlineData("""{"other":1}""", "UnknownShape")]
    [InlineData("""[{"list":[]}]""", "UnknownShape")]
    [InlineData("\"text\"", "UnknownShape")]
    [InlineData("""{"list":[{"id":"P1","events":[""", "Malformed")]
    [InlineData("""{"list":[]} x""", "Malformed")]
    [InlineData("list", "Malformed")]
    [InlineData("", "Malformed")]
    public void An_object_that_gives_no_scan_is_rejected_with_its_reason(string json, string reason) => Assert.Equal([reason], parcels.Decode(json));

    [Fact]
    public void Nesting_too_deep_is_rejected_wherever_it_stands()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Equal(["TooDeep"], parcels.Decode($$"""{"list":{{deep}}}"""));
        Assert.Equal(["TooDeep"], parcels.Decode($$"""{"other":{{deep}}}"""));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_rejected() =>
        Assert.Equal(["InvalidUtf8"], parcels.Decode(Encoding.Latin1.GetBytes("""{"other":"é"}""")));

    [Fact]
    public void More_scans_or_parcels_than_a_push_may_have_are_rejected()
    {
        string Event(int count) => string.Join(',', Enumerable.Repeat("""{"what":"in","at":"2024-05-03T08:00Z"}""", count));
        string Parcels(int count) => string.Join(',', Enumerable.Repeat($$"""{"id":"P1","events":[{{Event(1)}}]}""", count));
        Assert.Equal(FormatLimits.MaxScansPerPush, parcels.Decode($$"""{"list":[{"id":"P1","events":[{{Event(FormatLimits.MaxScansPerPush)}}]}]}""").Length);
        Assert.Equal(["TooLarge"], parcels.Decode($$"""{"list":[{"id":"P1","events":[{{Event(FormatLimits.MaxScansPerPush + 1)}}]}]}"""));
        Assert.Equal(FormatLimits.MaxParcelsPerPush, parcels.Decode($$"""{"list":[{{Parcels(FormatLimits.MaxParcelsPerPush)}}]}""").Length);
        Assert.Equal(["TooLarge"], parcels.Decode($$"""{"list":[{{Parcels(FormatLimits.MaxParcelsPerPush + 1)}}]}"""));
    }

    [Fact]
    public void A_parcel_with_a_member_per_milestone_is_read() => Assert.Equal(
        ["P1 PickedUp 2024-05-01T08:00:00Z 0 Utc", "P1 Delivered 2024-05-02T08:00:00Z 0 Utc"],
        Reader(Map("""{"input":"json","fields":{"number":"id"},"milestone_columns":{"Delivered":"t.end","PickedUp":"t.begin"}}"""))
            .Decode("""{"t":{"begin":"2024-05-01T08:00Z","end":"2024-05-02T08:00Z"},"id":"P1"}""").Order().Reverse());
}
