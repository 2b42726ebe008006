using System.Text;
using Analytics.Formats;

namespace Analytics.Simulator.Tests;

public class WorldTests
{
    private static readonly World World = Worlds.Default;

    private static readonly string[] Keys = ["21051", "3011", "100001", "100002", "100003", "190012"];

    private static IEnumerable<Lane> Lanes => World.Routes.Select(route => route.Lane).Distinct();

    [Fact]
    public void There_are_eight_carriers_with_two_to_four_services_on_about_forty_lanes()
    {
        var services = World.Routes.Select(route => route.Service).Distinct().GroupBy(service => service.Carrier.Slug).ToList();
        Assert.Equal(8, services.Count);
        Assert.All(services, of => Assert.InRange(of.Count(), 2, 4));
        Assert.InRange(World.Routes.Select(route => (route.Origin, route.Destination)).Distinct().Count(), 35, 45);
    }

    [Fact]
    public void Every_provider_can_name_the_carrier_and_the_service_of_its_routes() =>
        Assert.All(World.Routes, route => Assert.True(route.WrittenCarrier.Length > 0 && route.WrittenService.Length > 0));

    [Fact]
    public void SeventeenTrack_carriers_have_keys_of_its_list() =>
        Assert.All(
            World.Routes.Where(route => route.Provider == Provider.SeventeenTrack),
            route => Assert.Contains(Encoding.ASCII.GetString(route.Carrier.Key), Keys));

    [Fact]
    public void TrackingMore_lanes_lie_in_countries_with_one_time_zone() =>
        Assert.All(Lanes.Where(lane => lane.Weights[(int)Provider.TrackingMore] > 0), lane =>
            Assert.All((Place[])[lane.From, lane.To, .. lane.Via], place =>
            {
                Assert.True(Countries.TryRead(place.Country.Code2, out var code));
                Assert.True(Zones.TryOffsetAt(code, 0, out _), place.Country.Alpha2);
            }));

    [Fact]
    public void Every_country_is_one_and_its_two_codes_and_its_name_agree() =>
        Assert.All(Lanes.SelectMany(lane => (Place[])[lane.From, lane.To]).Select(place => place.Country).Distinct(), country =>
        {
            Assert.True(Countries.TryRead(country.Code2, out var code));
            Assert.True(Countries.TryRead(country.Code3, out var byCode3));
            Assert.True(Countries.TryRead(country.Name, out var byName));
            Assert.Equal((code, code), (byCode3, byName));
        });

    [Fact]
    public void Regions_are_one_to_three_letters_or_digits() =>
        Assert.All(Lanes.SelectMany(lane => (Place[])[lane.From, lane.To, .. lane.Via]), place =>
            Assert.Matches("^[A-Z0-9]{1,3}$", Encoding.ASCII.GetString(place.Region)));

    [Fact]
    public void Customs_are_cleared_behind_the_border_or_not_at_all() =>
        Assert.All(Lanes.Where(lane => lane.Customs > 0), lane =>
            Assert.True(lane.CrossesBorder && lane.Via.Any(place => place.Country == lane.To.Country)));

    [Fact]
    public void Routes_are_drawn_as_often_as_their_weights_say()
    {
        var rng = Rng.Of(3, 0, Purpose.Life);
        var drawn = new Dictionary<Route, int>();
        for (var i = 0; i < 100_000; i++)
        {
            var route = World.Pick(ref rng);
            drawn[route] = drawn.GetValueOrDefault(route) + 1;
        }

        var all = World.Routes.Sum(route => route.Weight);
        Assert.Equal(1000, all, 1e-6);
        Assert.All(World.Routes, route => Assertions.IsBinomial(drawn.GetValueOrDefault(route), 100_000, route.Weight / all));
    }

    [Fact]
    public void A_word_that_would_need_escaping_is_refused()
    {
        var row = new DataRow("words.csv", ["word"], ["say \"hello\""]);
        var refused = Assert.Throws<FormatException>(() => row.Utf8("word"));
        Assert.Equal("World/words.csv, column word: quotes, backslashes and control characters cannot be used here.", refused.Message);
    }
}
