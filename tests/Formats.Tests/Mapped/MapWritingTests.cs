using Analytics.Formats.Mapped;

namespace Analytics.Formats.Tests.Mapped;

public class MapWritingTests
{
    private const string Shuffled = """
        {
          "milestones": { "z": "ignore", "a/1": "Lost", "a": "Arrived" },
          "fields": {
            "promise": "due", "time": "when", "shipper": ["x"], "recipient": ["m", "p"], "carrier": {"constant": "Co"}, "event": "what", "number": "id"
          },
          "promise_is": "DATE", "empty": ["n/k"], "times": ["d.M.yy", "iso"], "zone": "Asia/Tokyo", "delimiter": ";", "input": "csv"
        }
        """;

    private const string Ordered = """
        {
          "input": "csv",
          "delimiter": ";",
          "source": "mapped",
          "zone": "Asia/Tokyo",
          "times": [
            "d.M.yy",
            "iso"
          ],
          "empty": [
            "n/k"
          ],
          "promise_is": "date",
          "fields": {
            "number": "id",
            "recipient": [
              "m",
              "p"
            ],
            "shipper": "x",
            "carrier": {
              "constant": "Co"
            },
            "event": "what",
            "time": "when",
            "promise": "due"
          },
          "milestones": {
            "a": "Arrived",
            "a/1": "Lost",
            "z": "ignore"
          }
        }

        """;

    [Fact]
    public void A_map_is_written_with_its_keys_in_a_fixed_order() => Assert.Equal(Ordered, Decoding.Map(Shuffled).ToJson());

    [Theory]
    [InlineData(Shuffled)]
    [InlineData("""{"input":"json","fields":{"number":"p[].id","service":"p[].s"},"milestone_columns":{"Delivered":"p[].d","Ordered":"p[].o"}}""")]
    [InlineData("""{"input":"tsv","zone":"-03:00","fields":{"number":"é \"id\"","event":"e","time":"t"},"milestones":{"ä":"Other"}}""")]
    public void What_is_written_reads_as_the_same_map(string json)
    {
        var written = Decoding.Map(json).ToJson();
        Assert.Equal(written, Decoding.Map(written).ToJson());
    }
}
