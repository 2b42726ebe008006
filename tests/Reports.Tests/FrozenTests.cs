using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

/// <summary>Reports over frozen cells, and live parcels of the same weeks beside them.</summary>
public sealed class FrozenTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_they_tell_of_a_carrier_is_what_they_told_of_its_parcels()
    {
        await FillAsync();
        var before = await AllAsync();

        // Of the 46 of a carrier and week none is left out, and only those of the first lane keep their regions.
        Assert.Equal(new(24, 2 * 4 * 46, 0), await warehouse.FreezeAsync(202603));

        Assert.Equal(before, await AllAsync());
    }

    [Fact]
    public async Task A_lane_is_told_as_far_as_it_has_ten_parcels()
    {
        await FillAsync();
        await warehouse.FreezeAsync(202603);
        var lanes = ReportRequest.Parse(new ReportArguments("delivery-times") { Group = "lane", Format = "csv", To = "2026-03-30" });

        var rows = (await warehouse.TextAsync(lanes)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0]);

        // That of small services and places has no name; the last one is of a month that is not frozen.
        Assert.Equal(["\"->\"", "\"US-CA->US-NY\"", "\"US-CA->US-WA\""], rows);
    }

    private async Task<List<string>> AllAsync()
    {
        var told = new List<string>();
        foreach (var report in new[] { "carrier-speed", "delivery-times", "on-time", "milestones", "exceptions", "distribution", "data-quality", "trends" })
        {
            foreach (var group in new[] { "carrier", "carrier,week" }.Where(group => report != "trends" || group == "carrier"))
            {
                told.Add(await warehouse.TextAsync(ReportRequest.Parse(new ReportArguments(report) { Group = group, Format = "csv" })));
            }
        }

        foreach (var unit in new[] { "calendar-days", "business-days" })
        {
            told.Add(await warehouse.TextAsync(ReportRequest.Parse(new ReportArguments("carrier-speed") { Group = "carrier", Unit = unit, Format = "csv" })));
        }

        Assert.All(told, report => Assert.Contains("\"dhl\"", report, StringComparison.Ordinal));
        return told;
    }

    // By carrier and week: a lane by itself, two that are too small, and one whose clocks disagree; and beside them what was first seen later.
    private Task FillAsync() => warehouse.FillAsync(
        from carrier in new[] { "ups", "dhl" }
        from week in Enumerable.Range(0, 4)
        from lane in new (int Count, TestParcel Like)[]
        {
            (23, new TestParcel()),
            (6, new TestParcel { Destination = "US-TX" }),
            (5, new TestParcel { Service = "express", Origin = "DE-BE", Destination = "DE-BY" }),
            (12, new TestParcel { IsDeliveredByLocalClock = true }),
            (3, new TestParcel { Epoch = 202604, Destination = "US-WA" }),
        }
        from number in Enumerable.Range(0, lane.Count)
        select Moved(lane.Like with { Carrier = carrier }, monday.AddDays(7 * week).AddMinutes(1234 * (number % 5)), number));

    // One in six is never delivered, and every other one of these sent back.
    private static TestParcel Moved(TestParcel parcel, DateTimeOffset pickedUp, int number)
    {
        var isOpen = number % 6 == 5 && !parcel.IsDeliveredByLocalClock;
        return parcel with
        {
            InfoReceived = pickedUp.AddHours(-5 - number),
            PickedUp = pickedUp,
            Departed = number % 3 == 0 ? null : pickedUp.AddHours(3),
            Delivered = isOpen ? null : pickedUp.AddHours(26 + (7 * number)),
            Returned = isOpen && number % 12 == 5 ? pickedUp.AddDays(9) : null,
            AttemptFailed = number % 4 == 0 ? pickedUp.AddHours(20) : null,
            PromisedDate = DateOnly.FromDateTime(pickedUp.DateTime).AddDays(3),
        };
    }
}
