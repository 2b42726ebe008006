using Analytics.Formats;
using Analytics.Pipeline.Journeys;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Journeys;

public sealed class RouteTests
{
    [Fact]
    public void A_scan_in_the_destinations_country_is_an_arrival_for_a_parcel_from_abroad() =>
        Assert.True(IsArrival("CN", "US-CA", Milestone.InTransit, "US-NY"));

    [Fact]
    public void A_scan_in_a_third_country_is_none() => Assert.False(IsArrival("CN", "US-CA", Milestone.Arrived, "DE"));

    [Fact]
    public void A_scan_in_the_destinations_region_is_an_arrival_for_a_parcel_that_stays_in_the_country() =>
        Assert.True(IsArrival("US-NY", "US-CA", Milestone.Arrived, "US-CA"));

    [Fact]
    public void A_scan_elsewhere_in_the_country_is_none_for_a_parcel_that_stays_in_it() =>
        Assert.False(IsArrival("US-NY", "US-CA", Milestone.Arrived, "US-TX"));

    [Fact]
    public void Within_a_country_nothing_is_an_arrival_unless_the_destinations_region_is_known() =>
        Assert.False(IsArrival("US-NY", "US", Milestone.Arrived, "US"));

    [Fact]
    public void Within_one_region_nothing_is_an_arrival() => Assert.False(IsArrival("US-CA", "US-CA", Milestone.Arrived, "US-CA"));

    [Theory]
    [InlineData("", "US", "US")]
    [InlineData("CN", "", "US")]
    [InlineData("CN", "US", "")]
    public void Without_an_origin_a_destination_or_a_place_nothing_is_an_arrival(string origin, string destination, string place) =>
        Assert.False(IsArrival(origin, destination, Milestone.Arrived, place));

    [Fact]
    public void Two_regions_without_a_country_are_not_in_the_same_country() =>
        Assert.False(IsArrival("US", "IAH", Milestone.Arrived, "LAX"));

    [Fact]
    public void A_region_without_a_country_does_not_count_as_abroad() =>
        Assert.False(IsArrival("LAX", "US-TX", Milestone.Arrived, "US-CA"));

    [Fact]
    public void A_destination_that_is_a_region_without_a_country_is_reached_there() =>
        Assert.True(IsArrival("US", "IAH", Milestone.Arrived, "IAH"));

    [Fact]
    public void What_the_provider_calls_an_arrival_is_one_wherever_it_is() =>
        Assert.True(IsArrival("", "", Milestone.ArrivedAtDestination, ""));

    [Theory]
    [InlineData(Milestone.Other, false)]
    [InlineData(Milestone.Ordered, false)]
    [InlineData(Milestone.InfoReceived, false)]
    [InlineData(Milestone.PickedUp, false)]
    [InlineData(Milestone.Departed, true)]
    [InlineData(Milestone.InTransit, true)]
    [InlineData(Milestone.Arrived, true)]
    [InlineData(Milestone.CustomsEntered, true)]
    [InlineData(Milestone.CustomsReleased, true)]
    [InlineData(Milestone.OutForDelivery, true)]
    [InlineData(Milestone.AvailableForPickup, true)]
    [InlineData(Milestone.AttemptFailed, true)]
    [InlineData(Milestone.Delivered, false)]
    [InlineData(Milestone.Exception, false)]
    [InlineData(Milestone.Returning, false)]
    [InlineData(Milestone.Expired, false)]
    public void Only_a_scan_on_the_way_can_be_an_arrival(Milestone milestone, bool isArrival) =>
        Assert.Equal(isArrival, IsArrival("CN", "US", milestone, "US"));

    private static bool IsArrival(string origin, string destination, Milestone milestone, string place) =>
        new Route(Places.Code(origin), Places.Code(destination)).IsArrival(milestone, Places.Code(place));
}
