using System.Text;
using static Analytics.Formats.Tests.Mapped.Decoding;

namespace Analytics.Formats.Tests.Mapped;

public class EventRowsTests
{
    private const string Header = "id,what,when,more,place";

    private const string Plain = """
        {
          "input": "csv",
          "fields": { "number": "id", "event": "what", "time": "when", "scan_country": "place" },
          "milestones": { "handed over": "Delivered", "collected": "PickedUp", "planned": "ignore" },
          "empty": ["not known"]
        }
        """;

    private readonly IPushReader reader = Reader(Map(Plain), Header);

    [Theory]
    [InlineData("P1,handed over,2024-05-01T10:00:00+02:00,,FR", "P1 Delivered 2024-05-01T08:00:00Z +120 Offset at=FR")]
    [InlineData("P1, Handed Over ,2024-05-01 10:00, ,FR", "P1 Delivered 2024-05-01T08:00:00Z +120 Zoned at=FR")]
    [InlineData("\"P\"\"1\",\"handed over\",\"2024-05-01T10:00:00Z\",\"a, b\",\"\"", "P\"1 Delivered 2024-05-01T10:00:00Z 0 Utc")]
    [InlineData("P1,collected,2024-05-01T10:00:00,,US", "P1 PickedUp 2024-05-01T10:00:00Z 0 Local at=US")]
    [InlineData("P1,something else,2024-05-01,,", "P1 Other 2024-05-01T00:00:00Z 0 Local")]
    [InlineData("P1,,2024-05-01,,", "P1 Other 2024-05-01T00:00:00Z 0 Local")]
    [InlineData("P1,collected,2024-05-01,,NOT KNOWN", "P1 PickedUp 2024-05-01T00:00:00Z 0 Local")]
    [InlineData("P1,collected,2024-05-01,,France,,", "P1 PickedUp 2024-04-30T22:00:00Z +120 Zoned at=France")]
    public void A_row_is_a_scan(string row, string scan) => Assert.Equal([scan], reader.Decode(row));

    [Theory]
    [InlineData("P1,collected,2024-05-01,x", "Malformed")]
    [InlineData("P1", "Malformed")]
    [InlineData("P1,collected,2024-05-01,x,FR,surplus", "Malformed")]
    [InlineData("P1,\"collected,2024-05-01,x,FR", "Malformed")]
    [InlineData("P1,\"coll\"ected,2024-05-01,x,FR", "Malformed")]
    [InlineData(",collected,2024-05-01,x,FR", "NoTrackingNumber")]
    [InlineData("N/A,collected,2024-05-01,x,FR", "NoTrackingNumber")]
    [InlineData("not known,collected,2024-05-01,x,FR", "NoTrackingNumber")]
    [InlineData("P1,planned,2024-05-01,x,FR", "NoScans")]
    [InlineData("P1,planned,never,x,FR", "NoScans")]
    [InlineData("P1,collected,,x,FR", "NoUsableTime")]
    [InlineData("P1,collected,soon,x,FR", "NoUsableTime")]
    [InlineData("P1,collected,2079-01-01,x,FR", "NoUsableTime")]
    [InlineData("P1,collected,2024-02-30,x,FR", "NoUsableTime")]
    public void A_row_that_is_no_scan_is_rejected_with_its_reason(string row, string reason) => Assert.Equal([reason], reader.Decode(row));

    [Fact]
    public void A_row_longer_than_a_push_may_be_is_rejected() =>
        Assert.Equal(["TooLarge"], reader.Decode(new byte[FormatLimits.MaxPushBytes + 1]));

    [Fact]
    public void Bytes_that_are_not_utf8_matter_only_where_the_map_looks()
    {
        Assert.Equal(["InvalidUtf8"], reader.Decode(Encoding.Latin1.GetBytes("P1,collect\u00E9,2024-05-01,x,FR")));
        Assert.Equal(
            ["P1 PickedUp 2024-04-30T22:00:00Z +120 Zoned at=FR"],
            reader.Decode(Encoding.Latin1.GetBytes("P1,collected,2024-05-01,Ren\u00E9,FR")));
        Assert.Equal(["P\u00E9 Other 2024-05-01T00:00:00Z 0 Local"], reader.Decode("P\u00E9,\u00FC,2024-05-01,,"));
    }

    [Fact]
    public void Every_field_goes_where_it_belongs()
    {
        var full = Reader(
            Map("""
            {
              "input": "tsv", "source": "shop-7", "zone": "+01:00", "times": ["dd.MM.yyyy HH:mm", "epoch_seconds"],
              "fields": {
                "number": "id", "recipient": ["mail", "phone"], "shipper": "shop", "carrier": {"constant": "postal co"}, "service": "service",
                "origin_country": {"constant": "Germany"}, "origin_region": "from", "origin_postal": "from zip",
                "destination_country": "to country", "destination_region": "to", "destination_postal": "to zip",
                "event": "what", "sub_event": "why", "time": "when",
                "scan_country": "country", "scan_region": "region", "scan_postal": "zip",
                "promise": "due", "snapshot": "seen",
                "minor": "minor", "do_not_sell": "no sale", "objection": "objects", "consent": "agrees", "google_linked": "google"
              },
              "milestones": { "X": "Exception", "X/7": "AttemptFailed" }
            }
            """),
            "id\tmail\tphone\tshop\tservice\tfrom\tfrom zip\tto country\tto\tto zip\twhat\twhy\twhen\tcountry\tregion\tzip\tdue\tseen\t"
                + "minor\tno sale\tobjects\tagrees\tgoogle");
        Assert.Equal(
            ["P1 AttemptFailed 2024-05-01T09:00:00Z +60 Offset at=FR/75/75001 by=postal co as=express from=Germany/BY/80331 to=FR/IDF/75002 "
                + "promised=2024-05-02T17:00:00Z timed seen=2024-05-01T12:00:00Z use=Minor, DoNotSell, Objection, Consent, GoogleLinked "
                + "recipient=a@b.example recipient=+49 30 1234567 shipper=shop-1"],
            full.Decode("P1\ta@b.example\t+49 30 1234567\tshop-1\texpress\tDE-BY\t80331\tFR\tIDF\t75002\tx\t7\t01.05.2024 10:00\tFR\t75\t75001\t"
                + "02.05.2024 18:00\t1714564800\tyes\tTRUE\t1\tx\tsi"));
        Assert.Equal(
            ["P1 Exception 2024-05-01T09:00:00Z +60 Offset by=postal co from=Germany"],
            full.Decode("P1\tN/A\t0\t\t\tMunich\t\t\t\t\tX\t9\t01.05.2024 10:00\t\tBavaria\t\t\t\tno\tFALSE\t0\tmaybe\tn"));
    }

    [Theory]
    [InlineData("KA", "KA")]
    [InlineData("IAH", "IAH")]
    [InlineData("75", "75")]
    [InlineData("US-TX", "TX")]
    [InlineData("de-by", "by")]
    [InlineData("Texas", "")]
    [InlineData("N Y", "")]
    [InlineData("1-TX", "")]
    [InlineData("US-", "")]
    public void A_region_is_a_code_of_three_letters_or_digits_at_most(string written, string region)
    {
        var regions = Reader(Map("""
            {"input":"csv","fields":{"number":"id","event":"what","time":"when","scan_country":{"constant":"US"},"scan_region":"place"},"milestones":{"a":"Arrived"}}
            """), Header);
        Assert.Equal(
            [$"P1 Arrived 2024-05-01T00:00:00Z 0 Local at=US{(region.Length > 0 ? "/" : "")}{region}"],
            regions.Decode($"P1,a,2024-05-01,,{written}"));
    }

    [Theory]
    [InlineData("2024-05-02T00:00:00", "", "promised=2024-05-01T22:00:00Z timed")]
    [InlineData("2024-05-02", "", "promised=2024-05-02T21:59:59Z day")]
    [InlineData("2024-05-02T09:30:00-04:00", "", "promised=2024-05-02T13:30:00Z timed")]
    [InlineData("2024-05-02T09:30:00", "\"promise_is\": \"date\",", "promised=2024-05-02T21:59:59Z day")]
    [InlineData("2024-05-02T09:30:00-04:00", "\"promise_is\": \"date\",", "promised=2024-05-03T03:59:59Z day")]
    [InlineData("by Friday", "", "")]
    public void A_time_of_day_makes_a_promise_timed_also_at_midnight(string written, string key, string promise)
    {
        var promises = Reader(Map($$$"""
            {"input":"csv",{{{key}}}"fields":{"number":"id","event":"what","time":"when","promise":"more","destination_country":"place"},"milestones":{"a":"Arrived"}}
            """), Header);
        Assert.Equal([$"P1 Arrived 2024-05-01T08:00:00Z 0 Utc to=FR {promise}".TrimEnd()], promises.Decode($"P1,a,2024-05-01T08:00Z,{written},FR"));
    }

    [Theory]
    [InlineData("no", "nobody knows", "use=Minor, DoNotSell, Objection, GoogleLinked")]
    [InlineData("false", "no", "")]
    [InlineData("1", "off", "use=Consent")]
    [InlineData("", "", "")]
    [InlineData("yes, but", "N/A", "")]
    public void Doubt_counts_for_the_subject(string consent, string restriction, string use)
    {
        var flags = Reader(
            Map("""
            {"input":"csv","fields":{"number":"id","event":"what","time":"when","consent":"c","minor":"r","do_not_sell":"r","objection":"r","google_linked":"r"},
             "milestones":{"a":"Arrived"}}
            """),
            "id,what,when,c,r");
        Assert.Equal([$"P1 Arrived 2024-05-01T08:00:00Z 0 Utc {use}".TrimEnd()], flags.Decode($"P1,a,2024-05-01T08:00Z,\"{consent}\",{restriction}"));
    }

    [Fact]
    public void Columns_are_found_in_any_case_and_order()
    {
        var shuffled = Reader(Map(Plain), " WHEN ,Place,other,Id,what");
        Assert.Equal(["P1 PickedUp 2024-05-01T10:00:00Z +120 Utc at=FR"], shuffled.Decode("2024-05-01T10:00Z,FR,x,P1,collected"));
    }

    [Fact]
    public void Reading_a_row_allocates_nothing()
    {
        var push = new DecodedPush();
        var row = Encoding.UTF8.GetBytes("\"P\"\"1\",collected,2024-05-01T10:00:00+02:00,\"Ren\u00E9, or not\",FR");
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(RejectionReason.None, reader.Read(row, push));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            reader.Read(row, push);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
