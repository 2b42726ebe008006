using static Analytics.Formats.Tests.Mapped.Decoding;

namespace Analytics.Formats.Tests.Mapped;

public class ParcelRowsTests
{
    private readonly IPushReader reader = Reader(
        Map("""
        {
          "input": "csv",
          "times": ["d-MMM-yy"],
          "empty": ["not captured"],
          "fields": { "number": "id", "origin_country": "from", "destination_country": "to" },
          "milestone_columns": { "Ordered": "ordered", "PickedUp": "collected", "Departed": "left", "Delivered": "delivered" }
        }
        """),
        "id,from,to,ordered,collected,left,delivered");

    [Fact]
    public void Each_column_with_a_time_is_a_scan_at_the_end_where_it_happens() => Assert.Equal(
        [
            "P1 Ordered 2024-05-01T00:00:00Z 0 Local from=FR to=JP",
            "P1 PickedUp 2024-05-01T22:00:00Z +120 Zoned at=FR from=FR to=JP",
            "P1 Departed 2024-05-03T00:00:00Z 0 Local from=FR to=JP",
            "P1 Delivered 2024-05-06T15:00:00Z +540 Zoned at=JP from=FR to=JP",
        ],
        reader.Decode("P1,FR,JP,1-May-24,2-May-24,3-May-24,7-May-24"));

    [Theory]
    [InlineData("P1,,,Not Captured,N/A,-,7-May-24", "P1 Delivered 2024-05-07T00:00:00Z 0 Local")]
    [InlineData("P1,,,1-May-24,whenever,,", "P1 Ordered 2024-05-01T00:00:00Z 0 Local")]
    [InlineData("P1,,,,,,", "NoScans")]
    [InlineData("P1,,,not captured,,,", "NoScans")]
    [InlineData("P1,,,whenever,,,", "NoUsableTime")]
    [InlineData(",,,1-May-24,,,", "NoTrackingNumber")]
    [InlineData("P1,,,1-May-24,,", "Malformed")]
    public void A_column_without_a_time_is_no_scan(string row, string expected) => Assert.Equal([expected], reader.Decode(row));

    [Fact]
    public void Times_that_cannot_be_read_are_counted()
    {
        var push = new DecodedPush();
        Assert.Equal(RejectionReason.None, reader.Read("P1,,,1-May-24,whenever,N/A,soon"u8.ToArray(), push));
        Assert.Equal(2, push.ScansWithoutTime);
    }
}
