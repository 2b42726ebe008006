using System.Text.RegularExpressions;
using Analytics.Reports;

namespace Analytics.System.Tests.RealData;

/// <summary>Deliveries of medical supplies, told by dates alone, each with a promised date.</summary>
public sealed partial class MedicalSupplyTests
{
    [Fact]
    public async Task The_share_of_late_deliveries_is_exactly_that_of_the_reference()
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        var reference = new ReferenceTable("scms");
        var late = LateOfAll().Match(await File.ReadAllTextAsync(Path.Combine(reference.Folder, "REFERENCE.md")));
        var (count, all) = ((long)ReferenceTable.Number(late.Groups[1].Value), (long)ReferenceTable.Number(late.Groups[2].Value));

        using var cli = new Cli();
        (await cli.LoadMappedAsync("scms.json", Path.Combine(reference.Folder, "SCMS_Delivery_History_Dataset.csv"))).MustBe(0);
        var row = Assert.Single(await cli.RowsAsync<OnTimeRow>());

        Assert.Equal((1186, 10_324), (count, all));
        Assert.Equal((all, Math.Round(1 - ((double)count / all), 6)), (row.N, row.OnTimeShare));
    }

    [GeneratedRegex(@"late = delay_days>0: (\d+)/(\d+)")]
    private static partial Regex LateOfAll();
}
