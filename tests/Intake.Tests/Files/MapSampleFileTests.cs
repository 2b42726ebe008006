using System.Text;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;

namespace Analytics.Intake.Tests.Files;

public sealed class MapSampleFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("parcel|status|time\n", "P{0}|delivered|2024-05-01T10:00Z\n", "\"delimiter\": \"|\"")]
    [InlineData("[", "{{\"parcel\":\"P{0}\",\"status\":\"delivered\",\"time\":\"2024-05-01T10:00Z\"}},", "\"input\": \"json\"")]
    public void A_map_is_proposed_from_the_first_rows_of_a_file_of_unknown_make(string head, string row, string key)
    {
        var format = CompositeFormat.Parse(row);
        var text = head + string.Concat(Enumerable.Range(0, 5_000).Select(i => string.Format(null, format, i)));
        var path = Path.Combine(folder, "unknown.gz");
        File.WriteAllBytes(path, Gzip.Of(text));
        var map = MapProposal.Propose(MapSampleFile.Read(path)).Map;
        Assert.Contains(key, map!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_header_alone_proposes_nothing()
    {
        var path = Path.Combine(folder, "header.csv");
        File.WriteAllText(path, "parcel,status,time\n");
        Assert.Null(MapProposal.Propose(MapSampleFile.Read(path)).Map);
    }
}
