using System.Security.Cryptography;
using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>Whoever has the warehouse looks for the same value in two of its places.</summary>
[Collection(OneInstallation.Name)]
public sealed class LinkageTests(OneInstallation one) : IAsyncLifetime
{
    private const string Number = "ZZ000000019QQ";

    // A token, or either half of one, that stands in two places.
    private const string Matches = """
        WITH tokens AS
        (
            SELECT DISTINCT epoch, 'parcel' AS place, parcel AS token FROM journeys
            UNION ALL SELECT DISTINCT epoch, 'parcel', parcel FROM scans
            UNION ALL SELECT DISTINCT epoch, toString(purpose), token FROM subjects
        ),
        halves AS (SELECT epoch, place, arrayJoin([substring(toString(token), 1, 8), substring(toString(token), 9, 8)]) AS half FROM tokens)
        SELECT count() FROM (SELECT half FROM halves GROUP BY half HAVING uniqExact(epoch, place) > 1)
        """;

    private static readonly DateTimeOffset first = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    // When the first month is known by no more, and its rows are still there.
    private static readonly DateTimeOffset second = new(2026, 8, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync() => await installed.ClearAsync(first);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Linkage_of_one_value_across_purposes_and_months_finds_no_match()
    {
        await installed.TakeAsync("17track", Row(first));
        installed.Time.To(second);
        await installed.TakeAsync("17track", Row(second));

        Assert.Equal((2, 2), (await installed.CountAsync("SELECT uniqExact(epoch, parcel) FROM journeys"), await installed.CountAsync("SELECT uniqExact(epoch) FROM subjects")));
        Assert.Equal(4, await installed.CountAsync("SELECT uniqExact(epoch, purpose, token) FROM subjects"));
        Assert.Equal(0, await installed.CountAsync(Matches));
    }

    [Fact]
    public async Task Linkage_across_months_finds_the_value_where_they_have_one_key()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        foreach (var at in new[] { first, second })
        {
            installed.Time.To(at);
            var shared = new EpochKeys(Epoch.Of(at), [key, key, key, key]);
            await installed.TakeAsync(new PushCustody(new LiveKeys([shared], IsTurning: false), new NoStandingOrders(), DateOnly.FromDateTime(at.DateTime)), "17track", Row(at));
        }

        // Both halves of three tokens: of the parcel, of the recipient and of the shipper.
        Assert.Equal(6, await installed.CountAsync(Matches));
    }

    [Fact]
    public async Task Linkage_across_purposes_finds_the_value_where_tokens_are_made_without_one()
    {
        await installed.TakeAsync("17track", Row(first));
        await installed.ExecuteAsync("INSERT INTO subjects (epoch, purpose, token, parcel) SELECT epoch, 1, parcel, parcel FROM journeys");

        Assert.Equal(2, await installed.CountAsync(Matches));
    }

    [Fact]
    public async Task Linkage_by_a_person_does_not_reach_from_one_month_into_another()
    {
        await installed.TakeAsync("17track", Row(first));
        installed.Time.To(first.AddMonths(1));
        await installed.TakeAsync("17track", Row(first.AddMonths(1)) with { Number = "ZZ000000022QQ" });

        Assert.Equal(2, await installed.CountAsync("SELECT uniqExact(epoch) FROM journeys"));
        Assert.Equal(0, await installed.CountAsync(Matches));
    }

    // One value as the number of a parcel, as the address of its recipient and as the account of its shipper.
    private static Told Row(DateTimeOffset at) => new(Number, at) { Phone = Number, Account = Number };
}
