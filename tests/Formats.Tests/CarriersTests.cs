using System.Text;

namespace Analytics.Formats.Tests;

public sealed class CarriersTests
{
    [Theory]
    [InlineData("FedEx", "fedex")]
    [InlineData("FEDEX", "fedex")]
    [InlineData("USPS", "usps")]
    [InlineData("United States Postal Service", "usps")]
    [InlineData("UPS", "ups")]
    [InlineData("dhl_express", "dhl")]
    [InlineData("DHL", "dhl")]
    [InlineData("DHL Paket", "dhl-paket")]
    [InlineData("china-post", "china-post")]
    [InlineData("chinapost", "china-post")]
    [InlineData("China Post", "china-post")]
    [InlineData("中国邮政", "china-post")]
    [InlineData("yanwen", "yanwen")]
    [InlineData("Royal Mail", "royal-mail")]
    public void A_known_carrier_has_one_name(string given, string slug) => Assert.Equal(slug, Canonical(given));

    [Theory]
    [InlineData("Pony Express")]
    [InlineData("US")]
    [InlineData("DL")]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("a carrier whose name is a good deal longer than the longest alias in the table could be")]
    public void Any_other_keeps_the_name_it_was_given(string given) => Assert.Equal(given, Canonical(given));

    [Fact]
    public void No_alias_is_a_bare_two_letter_code()
    {
        for (var first = 'a'; first <= 'z'; first++)
        {
            for (var second = 'a'; second <= 'z'; second++)
            {
                var code = $"{first}{second}";
                Assert.Equal(code, Canonical(code));
            }
        }
    }

    [Fact]
    public void Every_alias_leads_to_one_carrier_and_every_slug_to_itself()
    {
        var rows = Vocabularies.Lines("carriers.csv").Skip(1).Select(line => line.Split(',')).ToList();

        Assert.InRange(rows.Count, 40, 80);
        Assert.All(rows, row =>
        {
            Assert.Equal(3, row.Length);
            Assert.All(row[2].Split('|').Append(row[1]).Append(row[0]).Where(alias => !alias.StartsWith("17track:", StringComparison.Ordinal)),
                alias => Assert.Equal(row[0], Canonical(alias)));
        });
    }

    [Theory]
    [InlineData(21051, "usps")]
    [InlineData(3011, "china-post")]
    [InlineData(7041, "dhl-paket")]
    [InlineData(100001, "dhl")]
    [InlineData(100002, "ups")]
    [InlineData(100003, "fedex")]
    [InlineData(190012, "yanwen")]
    public void A_key_of_17TRACK_is_a_carrier(long key, string slug)
    {
        Assert.True(Carriers.TryFind17Track(key, out var found));
        Assert.Equal(slug, Encoding.UTF8.GetString(found));
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        Canonical("FedEx");
        var rounds = Enumerable.Range(0, 5).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Carriers.Canonical("United States Postal Service"u8);
            Carriers.Canonical("Pony Express"u8);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ToList();

        Assert.Contains(0, rounds);
    }

    private static string Canonical(string name) => Encoding.UTF8.GetString(Carriers.Canonical(Encoding.UTF8.GetBytes(name)));
}
