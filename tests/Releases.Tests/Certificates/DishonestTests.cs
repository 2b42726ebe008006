using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Certificates;

/// <summary>A release that is signed, and does not hold together.</summary>
public sealed class DishonestTests(GoldenRelease golden, TestWarehouse warehouse) : IClassFixture<GoldenRelease>
{
    private static readonly Dictionary<string, Func<List<string>, IEnumerable<string>>> edits = new()
    {
        ["A row is not in its place"] = lines => [lines[0], lines[2], lines[1], .. lines[3..]],
        ["A group stands there twice"] = lines => [lines[0], lines[1], lines[1], .. lines[3..]],
        ["A group is not in the grid"] = lines => [lines[0], lines[1].Replace("\"dhl\"", "\"dhk\""), .. lines[2..]],
        ["Parcels are not the sum of their counts"] = lines => [lines[0], Cell(lines[1], 6, "1001"), .. lines[2..]],
        ["Figures are not those of the counts"] = lines => [lines[0], Cell(lines[1], 7, "1.5"), .. lines[2..]],
        ["The bins are not those of the dataset"] = lines => [lines[0], lines[1].Replace("]\"", ",1]\""), .. lines[2..]],
    };

    public static TheoryData<string> Faults => [.. edits.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_in_the_rows_is_found(string fault)
    {
        using var release = golden.Copy();
        release.EditCsv("groups", edits[fault]);
        release.Resign(golden.Certificate);

        Assert.Contains($"rows: {fault}: 1 of the rows, first row {(fault.Contains("place") || fault.Contains("twice") ? 2 : 1)}.", release.Failures());
    }

    [Fact]
    public void A_group_below_the_threshold_is_found()
    {
        using var release = golden.Copy();
        release.Resign(golden.Certificate with { Threshold = golden.Certificate.Threshold with { LeastParcels = 130 } });

        Assert.Contains("rows: A group is below the threshold", Assert.Single(release.Failures()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_left_out_is_found_by_the_counts()
    {
        using var release = golden.Copy();
        release.EditCsv("groups", lines => lines.SkipLast(1));
        release.Resign(golden.Certificate);

        Assert.Contains($"row counts: groups has {golden.Certificate.Groups.Released - 1} rows; the certificate says otherwise.", release.Failures());
    }

    [Fact]
    public async Task A_total_that_tells_the_one_group_that_is_held_back_is_found_and_one_that_is_not_the_sum_of_its_groups()
    {
        using var release = new ReleaseFolder();
        var dataset = InventedRelease.Dataset;
        ReleasedGroup[] groups = [.. InventedRelease.Keys(dataset).Skip(1).Select((key, i) => InventedRelease.Group(dataset, key, i))];
        await release.SealAsync(warehouse, dataset, groups, InventedRelease.Totals(dataset, groups));

        Assert.Equal(
            [
                "totals: A total less the groups that are told is the one that is held back: 2 of the rows, first row 1.",
                "totals: A total is not the sum of its groups: 52 of the rows, first row 2.",
            ],
            release.Failures());
    }

    [Fact]
    public void A_total_off_the_grid_is_found()
    {
        using var release = golden.Copy();
        release.EditCsv("totals", lines => [lines[0], lines[1].Replace("\"dhl\"", "\"dha\""), .. lines[2..]]);
        release.Resign(golden.Certificate);

        Assert.Contains("totals: A total is not in the grid: 1 of the rows, first row 1.", release.Failures());
    }

    public static TheoryData<string> Metadata => [DataPackage.Name, Croissant.Name, DataContract.Name];

    [Theory]
    [MemberData(nameof(Metadata))]
    public void Metadata_that_describe_other_files_are_found(string name)
    {
        using var release = golden.Copy();
        var parquet = golden.Certificate.Files.Single(file => file.Path == "groups.parquet");
        var text = File.ReadAllText(release.File(name));
        File.WriteAllText(release.File(name), text.Replace(parquet.Sha256, new string('0', 64)).Replace($"mustBe: {parquet.Rows}", "mustBe: 1"));
        release.Resign(golden.Certificate);

        Assert.Equal([$"metadata: {name} does not describe the files as they are."], release.Failures());
    }

    [Fact]
    public void What_a_certificate_says_must_follow_from_its_other_parts()
    {
        var good = golden.Certificate;
        Assert.Empty(Failed(good));
        Assert.Equal(["threshold"], Failed(good with { Threshold = good.Threshold with { LeastParcels = 89 } }));
        Assert.Equal(["noise", "threshold"], Failed(good with { Threshold = good.Threshold with { PromiseScale = "123173/101" } }));
        Assert.Equal(["noise"], Failed(good with { Threshold = good.Threshold with { DurationScale = "307932/1000" } }));
        Assert.Equal(["noise"], Failed(good with { Threshold = good.Threshold with { DurationScale = "0/0" } }));
        Assert.Equal(["epsilon"], Failed(good with { Budget = good.Budget with { Epsilon = 0.9 } }));
        Assert.Equal(["epsilon"], Failed(good with { Budget = good.Budget with { YearEpsilon = 2 } }));
        Assert.Equal(["bounds"], Failed(good with { Unit = good.Unit with { GroupsPerUnit = 4 } }));
        Assert.Equal(["budget"], Failed(good with { Budget = good.Budget with { WindowLeft = -0.01m } }));
        Assert.Equal(["budget", "epsilon"], Failed(good with { Budget = good.Budget with { Delta = 1e-5 } }));
        Assert.Equal(["groups"], Failed(good with { Groups = good.Groups with { Grid = good.Groups.Grid + 1 } }));
        Assert.Equal(["groups"], Failed(good with { Groups = good.Groups with { SuppressedShare = 0.1 } }));
        Assert.Equal(["marks"], Failed(good with { Eligibility = good.Eligibility with { IsDifferentiallyPrivate = true } }));
        Assert.Equal(["attacks"], Failed(good with { Attacks = [good.Attacks[0] with { Withstood = false }] }));
        Assert.Equal(["attacks"], Failed(good with { Attacks = [] }));
        Assert.Equal(["version", "groups"], Failed(good with { Window = "2026-13" }));
    }

    private static IEnumerable<string> Failed(Certificate certificate) =>
        StatementCheck.Check(certificate, InventedRelease.Rules).Where(finding => !finding.Passed).Select(finding => finding.Check);

    // Texts of the first line hold no commas but the service's, which is quoted.
    private static string Cell(string line, int at, string value)
    {
        var cells = CsvReader.Read(new StringReader(line + "\n")).Single();
        cells[at] = value;
        return string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""));
    }
}
