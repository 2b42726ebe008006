using System.Text;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Pipeline;
using Analytics.Support.Canaries;

namespace Analytics.System.Tests.Canaries;

/// <summary>
/// Invariant 1 from end to end: a canary in every field of every format, loaded by the program, is found nowhere: in no byte of the
/// data folder and of temporary files, in no table, report, message or output. Names of carriers and services alone are kept.
/// </summary>
public sealed class CanaryTests : IDisposable
{
    private readonly Cli cli = new();
    private readonly DirectoryInfo input = Directory.CreateTempSubdirectory("analytics-canaries-");

    public static TheoryData<string> Formats => [.. ProviderFormat.All.Keys];

    public void Dispose()
    {
        cli.Dispose();
        input.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_canary_in_any_field_of_a_format_is_found_anywhere_after_its_load(string format)
    {
        List<CanaryPush> pushes = [.. CanaryPush.RootsOf(format).SelectMany(root => Enum.GetValues<CanaryShape>().Select(shape => new CanaryPush(format, root, shape)))];
        var lines = pushes.Select(push => push.ToUtf8()).ToList();
        var whole = Encoding.UTF8.GetString(lines[0]);

        // Pushes that are rejected hold canaries as well: one cut off, and one whose kept texts look like e-mail addresses.
        var torn = Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]);
        var kept = pushes[0].Canaries.Where(canary => Measures.Texts.Contains(canary.Line.Field)).ToList();
        var mailed = Encoding.UTF8.GetBytes(kept.Aggregate(whole, (text, canary) => text.Replace(canary.Text, canary.Text + "@mail.test", StringComparison.Ordinal)));
        var ended = await cli.LoadAsync(format, Write("pushes.jsonl", [.. lines, mailed, torn]));

        ended.MustBe(1);
        var tally = ended.Tally("pushes.jsonl");
        Assert.Equal((lines.Count + 2, lines.Count + (kept.Count > 0 ? 0 : 1)), (tally[0], tally[1]));
        var canaries = pushes.SelectMany(push => push.Canaries).Where(canary => !Measures.Texts.Contains(canary.Line.Field)).ToList();
        Assert.Empty(await CanarySearch.FindAsync(cli, ended, canaries.Select(canary => canary.Text)));
    }

    [Fact]
    public async Task No_canary_in_a_column_that_a_map_does_not_name_or_in_an_identifier_is_found_anywhere_after_its_load()
    {
        var map = cli.Write("map.json", """
            {"input":"csv","source":"shop","fields":{"number":"parcel","carrier":{"constant":"dhl"},"event":"what","time":"at","scan_country":{"constant":"DE"},"scan_postal":"postal"},
             "milestones":{"picked":"PickedUp","done":"Delivered"}}
            """u8);
        var rows = """
            parcel,what,at,postal,name,phone
            CanaryPARCELQ,picked,2026-09-01T08:00:00Z,48217731,CanaryNAMEQ,48217732
            CanaryPARCELQ,done,2026-09-02T08:00:00Z,48217731,"CanaryQUOTEDQ, too",48217732
            CanaryREJECTEDQ,done,CanaryTIMEQ,48217731,CanaryNAMEQ,48217732

            """u8;
        var ended = await cli.LoadAsync("mapped", "--map", map, Write("rows.csv", rows.ToArray()));

        Assert.Equal([3, 2, 1, 0, 2], ended.Tally("rows.csv"));
        Assert.Empty(await CanarySearch.FindAsync(cli, ended, ["Canary", "48217731", "48217732"]));
    }

    [Fact]
    public async Task A_line_of_the_policy_that_is_kept_by_mistake_is_found_by_the_same_search()
    {
        var line = FieldPolicy.BuiltIn.Of("17track").First(line => line is { Action: FieldAction.Drop } && line.Path.EndsWith("description", StringComparison.Ordinal));
        var push = new CanaryPush("17track", "data", CanaryShape.Letters, line);
        var wrong = FieldPolicy.BuiltIn.With(line with { Action = FieldAction.Keep, Field = Field.Service });
        await using (var warehouse = await LocalWarehouse.OpenAsync(cli.Data))
        {
            await warehouse.LoadAsync("17track", wrong, new PipelineOptions(), Write("pushes.jsonl", push.ToUtf8()));
        }

        var canary = push.Canaries.Single(canary => canary.Line == line);
        var places = await CanarySearch.FindAsync(cli, new Ended(0, "", ""), [canary.Text]);
        Assert.Contains(places, place => place.StartsWith("table default.journeys", StringComparison.Ordinal));
        Assert.Contains(places, place => place.StartsWith("table default.cells", StringComparison.Ordinal));
    }

    private string Write(string name, params IEnumerable<byte[]> lines)
    {
        var path = Path.Combine(input.FullName, name);
        File.WriteAllBytes(path, [.. lines.SelectMany(line => line.Append((byte)'\n'))]);
        return path;
    }
}
