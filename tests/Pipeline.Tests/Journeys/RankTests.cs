using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;

namespace Analytics.Pipeline.Tests.Journeys;

/// <summary>Which carrier, service and places a journey has when pushes say different things.</summary>
public sealed class RankTests
{
    private const long Start = ScriptedPushes.Start;

    private static readonly ScriptedParcel Parcel = new(Json.Number, new ScriptedScan(Milestone.InTransit, Start)) { SnapshotAt = Start };

    [Fact]
    public void The_carrier_of_the_newest_snapshot_wins() => AssertEitherWay(
        "ups", "carrier",
        Parcel with { Carrier = "ups", SnapshotAt = Start + 1 },
        Parcel with { Carrier = "zeta-express" });

    [Fact]
    public void Of_two_carriers_of_one_snapshot_the_greater_text_wins() => AssertEitherWay(
        "zeta-express", "carrier",
        Parcel with { Carrier = "ups" },
        Parcel with { Carrier = "zeta-express" });

    [Fact]
    public void Of_two_texts_of_which_one_begins_with_the_other_the_longer_wins() => AssertEitherWay(
        "Ground Plus", "service",
        Parcel with { Service = "Ground" },
        Parcel with { Service = "Ground Plus" });

    [Fact]
    public void A_snapshot_that_names_no_carrier_leaves_the_one_known() => AssertEitherWay(
        "ups", "carrier",
        Parcel with { Carrier = "ups" },
        Parcel with { Carrier = "N/A", SnapshotAt = Start + 100 });

    [Fact]
    public void Where_the_provider_does_not_say_when_it_looked_the_last_scan_tells_how_new_a_push_is() => AssertEitherWay(
        "ups", "carrier",
        Parcel with { Carrier = "ups", SnapshotAt = 0, Scans = [new(Milestone.PickedUp, Start + 500), new(Milestone.Ordered, Start)] },
        Parcel with { Carrier = "zeta-express", SnapshotAt = 0, Scans = [new(Milestone.PickedUp, Start + 400)] });

    [Fact]
    public void Of_two_places_of_one_rank_the_greater_code_wins() => AssertEitherWay(
        "NL-NH", "origin",
        Parcel with { Origin = new("NL") },
        Parcel with { Origin = new("NL", "NH") });

    [Fact]
    public void A_stated_origin_wins_over_the_place_of_any_scan() => AssertEitherWay(
        "DE", "origin",
        Parcel with { Origin = new("DE") },
        Parcel with { SnapshotAt = Start + 900, Scans = [new(Milestone.PickedUp, Start) { Place = new("PL") }] });

    [Fact]
    public void Without_a_stated_origin_the_place_of_the_pickup_stands_in_before_any_other() => AssertEitherWay(
        "PL", "origin",
        Parcel with { Scans = [new(Milestone.PickedUp, Start + 900) { Place = new("PL") }] },
        Parcel with { Scans = [new(Milestone.Departed, Start) { Place = new("CZ") }] });

    [Fact]
    public void Of_the_places_of_scans_the_earliest_is_the_origin() => AssertEitherWay(
        "CZ", "origin",
        Parcel with { Scans = [new(Milestone.InTransit, Start + 900) { Place = new("PL") }] },
        Parcel with { Scans = [new(Milestone.Departed, Start) { Place = new("CZ") }] });

    [Fact]
    public void Without_a_stated_destination_the_place_of_the_first_delivery_stands_in() => AssertEitherWay(
        "NL:10", "destination",
        Parcel with { Scans = [new(Milestone.Delivered, Start) { Place = new("NL", "", "1012 AB") }] },
        Parcel with { Scans = [new(Milestone.Delivered, Start + 900) { Place = new("US") }, new(Milestone.InTransit, Start) { Place = new("US") }] });

    [Fact]
    public void The_original_promise_is_that_of_the_earliest_snapshot_whatever_was_promised_since()
    {
        var first = Parcel with { Promise = new Promise(Start + 900_000, 20_730, Timed: true) };
        var revised = Parcel with { Promise = new Promise(Start + 100_000, 20_720, Timed: false), SnapshotAt = Start + 1 };
        var promise = Transformed.From(first).Journey["promise"].ToString()!;

        AssertEitherWay(promise, "promise", first, revised);
    }

    [Fact]
    public void A_snapshot_without_a_promise_takes_none_away()
    {
        var promising = Parcel with { Promise = new Promise(Start + 900_000, 20_730, Timed: true), SnapshotAt = Start + 1 };
        var promise = Transformed.From(promising).Journey["promise"].ToString()!;

        AssertEitherWay(promise, "promise", promising, Parcel);
    }

    // In one push, in two pushes of a batch, and in two batches, in either order.
    private static void AssertEitherWay(string expected, string column, ScriptedParcel one, ScriptedParcel other)
    {
        Assert.Equal(expected, Transformed.From(one, other).Journey[column].ToString());
        Assert.Equal(expected, Transformed.From(other, one).Journey[column].ToString());
        var apart = EngineMerge.Of("journeys", [Transformed.From(one).Journey, Transformed.From(other).Journey]);
        Assert.Equal(EngineMerge.Of("journeys", [Transformed.From(one, other).Journey]), apart);
    }
}
