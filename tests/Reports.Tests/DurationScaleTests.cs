using System.Globalization;
using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests;

/// <summary>What bins stand for, beside the schema, which says what bin a duration has.</summary>
public sealed class DurationScaleTests(TestWarehouse warehouse)
{
    // Below a day they are rounded to minutes, and the last half minute of the day is already in the bin that begins with the next.
    private const double HalfMinute = 0.5 / 60;

    [Fact]
    public async Task A_bin_holds_the_durations_that_it_says_it_holds()
    {
        var statement = new Statement("SELECT concat(toString(duration_bin(number) AS bin), ' ', toString(min(number)), ' ', toString(max(number))) FROM numbers(5184000) GROUP BY bin");
        var bins = 0;
        await foreach (var line in warehouse.ClickHouse.ReadLinesAsync(statement))
        {
            var numbers = line.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            var (start, width) = (DurationScale.Hours.StartOf(numbers[0])!.Value, DurationScale.Hours.WidthOf(numbers[0]));
            Assert.InRange(numbers[1] / 3600.0, start - HalfMinute - 1e-9, start + 1e-9);
            Assert.InRange(numbers[2] / 3600.0, start, width > 0 ? start + width - (0.9 / 3600) : start + HalfMinute);
            bins++;
        }

        Assert.Equal(DurationScale.LastBin, bins);
        Assert.Null(DurationScale.Hours.StartOf(DurationScale.LastBin));
    }
}
