using System.Globalization;
using System.Text;
using Analytics.Custody.Breaches;
using Analytics.Custody.Subjects;
using Analytics.Warehouse;

namespace Analytics.Privacy.Tests;

/// <summary>Whose data a time window touched.</summary>
public sealed class BreachTests : IAsyncLifetime
{
    private static readonly DateTimeOffset october = new(2026, 10, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly BreachWindow window = new(october, october.AddHours(3));

    private Installed installed = null!;

    public async ValueTask InitializeAsync() => installed = await Installed.OpenAsync(october.AddDays(1));

    public ValueTask DisposeAsync() => installed.DisposeAsync();

    [Fact]
    public async Task Parcels_scans_and_persons_are_counted_by_platform_and_month_within_the_window_alone()
    {
        await installed.TakeAsync(
            "17track",
            new Told("ZZ000000019QQ", october) { Email = "jo@mail.test", Account = "shop-1" },
            new Told("ZZ000000019QQ", october.AddHours(1)) { Event = "out", Email = "jo@mail.test" },
            new Told("ZZ000000019QQ", october.AddHours(3)) { Event = "delivered" },
            new Told("ZZ000000022QQ", october.AddHours(2)) { Email = "jo@mail.test", Account = "shop-2" },
            new Told("ZZ000000036QQ", october.AddSeconds(-1)) { Email = "sam@mail.test" });
        await installed.TakeAsync("trackingmore", new Told("ZZ000000019QQ", october.AddHours(2)));
        installed.Time.To(october.AddMonths(1));
        await installed.TakeAsync("17track", new Told("ZZ000000040QQ", october) { Email = "jo@mail.test" });
        // Known to have been told at another time than it was scanned at: in the window, and after it.
        await installed.Warehouse.ClickHouse.ExecuteAsync(SnapshotAt(october.AddHours(1), "told in it"));
        await installed.Warehouse.ClickHouse.ExecuteAsync(SnapshotAt(october.AddHours(4), "told after"));

        Assert.Equal(
            [
                new TouchedPlatform("17track", 202610, 3, 4, 1, 2),
                new TouchedPlatform("17track", 202611, 1, 1, 1, 0),
                new TouchedPlatform("trackingmore", 202610, 1, 1, 1, 1),
            ],
            await window.CountAsync(installed.Warehouse.ClickHouse));

        using var csv = new MemoryStream();
        await window.WriteSubjectsAsync(installed.Warehouse.ClickHouse, csv);
        var rows = Encoding.UTF8.GetString(csv.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal("\"epoch\",\"purpose\",\"token\",\"platform\"", rows[0]);
        Assert.Equal(3 + 1 + 2 + 1 + 1 + 1 + 1 + 1, rows.Length - 1);
        var jo = installed.Rights.Tokenise([new SubjectReference(ReferenceKind.Email, "jo@mail.test")]).Tokens.Single(token => token is { Epoch: 202610, Purpose: Custody.Tokens.TokenPurpose.Recipient });
        Assert.Equal(
            [$"202610,\"recipient\",\"{jo.Token}\",\"17track\"", $"202610,\"recipient\",\"{jo.Token}\",\"trackingmore\""],
            rows.Where(row => row.Contains(jo.Token.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void The_notice_says_what_happened_to_what_and_what_is_not_held_and_leaves_to_people_what_they_alone_know()
    {
        var notice = BreachNotice.Draft(window, "A disk was lost.", [new TouchedPlatform("17track", 202610, 1234, 5678, 90, 12)], october);

        Assert.All(
            [
                "A disk was lost.", "Between 2026-10-20 09:00:00 UTC and 2026-10-20 12:00:00 UTC", "| 17track | 202610 | 1,234 | 5,678 | 90 | 12 |",
                "## What it means for you", "Not held are names, addresses", "## What we have done", "## What you can do", "[Data protection officer]",
            ],
            part => Assert.Contains(part, notice, StringComparison.Ordinal));
    }

    private static Statement SnapshotAt(DateTimeOffset seen, string parcel) => new(
        "INSERT INTO scans SELECT * REPLACE (toFixedString({parcel:String}, 16) AS parcel, toDateTime({seen:UInt32}, 'UTC') AS seen_at, at - 86400 AS at) FROM scans WHERE provider = '17track' AND epoch = 202610 LIMIT 1",
        new Dictionary<string, string> { ["parcel"] = parcel, ["seen"] = seen.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) });
}
