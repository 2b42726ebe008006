using Analytics.Custody.Retention;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Privacy.Tests;

/// <summary>What the platforms promised their users, each promise by its name.</summary>
[Collection(OneInstallation.Name)]
public sealed class PromiseTests(OneInstallation one) : IAsyncLifetime
{
    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Told parcel = new("ZZ000000019QQ", now.AddDays(-3)) { Email = "jo@mail.test" };

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync() => await installed.ClearAsync(now);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SeventeenTrack_may_be_sold_only_where_nobody_has_said_no()
    {
        await installed.TakeAsync("17track", parcel);
        Assert.Equal((1, 1, 1), await PurposesAsync());
    }

    [Fact]
    public Task SeventeenTrack_do_not_sell_takes_sale_away() => TakesAwayAsync("17track", "do_not_sell", (1, 1, 0));

    [Fact]
    public Task SeventeenTrack_objection_takes_predictions_and_sale_away() => TakesAwayAsync("17track", "objection", (1, 0, 0));

    [Fact]
    public async Task TrackingMore_anonymized_reports_may_be_sold()
    {
        await installed.TakeAsync("trackingmore", parcel);
        Assert.Equal((1, 1, 1), await PurposesAsync());
    }

    [Fact]
    public async Task TrackingMore_personal_data_is_gone_on_day_180()
    {
        var told = Enumerable.Range(0, 12).SelectMany(i => Told.Journey($"ZZ{i:000000000}QQ", now.AddDays(-3), TimeSpan.FromHours(40))).Select(row => row with { Email = "jo@mail.test" });
        await installed.TakeAsync("trackingmore", told);
        var tokens = installed.Rights.Tokenise([new SubjectReference(ReferenceKind.Email, "jo@mail.test")]).Tokens
            .Select(token => Convert.FromHexString(token.Token.ToString())).ToList();
        Assert.NotEmpty(installed.FilesWith(tokens));
        installed.Time.To(Epoch.Limit(Epoch.Of(now)).AddTicks(-1));

        using var record = await RetentionRecord.OpenAsync(installed.Control, installed.Time);
        await new RetentionRun(installed.Warehouse, installed.Keys, record, installed.Time).RunAsync();

        Assert.Empty(installed.FilesWith(tokens));
        Assert.DoesNotContain(Epoch.Of(now), installed.Keys.Epochs());
        Assert.Equal(0, await installed.CountAsync("SELECT (SELECT count() FROM scans) + (SELECT count() FROM journeys) + (SELECT count() FROM subjects)"));
        Assert.Equal(12, await installed.CountAsync("SELECT sum(parcels) FROM cells"));
    }

    [Fact]
    public async Task TrackNext_is_never_sold_without_consent()
    {
        await installed.TakeAsync("tracknext", parcel);
        Assert.Equal((1, 1, 0), await PurposesAsync());
        await installed.TakeAsync("tracknext", parcel with { Event = "delivered", Flag = "consent" });
        Assert.Equal((1, 1, 1), await PurposesAsync());
    }

    [Fact]
    public async Task TrackNext_is_not_sold_because_another_platform_tells_of_the_same_parcel()
    {
        await installed.TakeAsync("tracknext", parcel);
        await installed.TakeAsync("17track", parcel with { Flag = "consent" });
        Assert.Equal((1, 1, 0), await PurposesAsync());
    }

    [Theory]
    [InlineData("17track")]
    [InlineData("trackingmore")]
    [InlineData("tracknext")]
    [InlineData("anybody")]
    public async Task Google_linked_rows_are_never_sold(string source)
    {
        await installed.TakeAsync(source, parcel with { Flag = "google" });
        await installed.TakeAsync(source, parcel with { Event = "delivered", Flag = "consent" });
        Assert.Equal((1, 0, 0), await PurposesAsync());
    }

    [Theory]
    [InlineData("17track")]
    [InlineData("trackingmore")]
    [InlineData("tracknext")]
    public async Task Nothing_of_a_minor_is_kept(string source)
    {
        var tally = await installed.TakeAsync(source, parcel with { Flag = "minor" });
        Assert.Equal((0, 1), (tally.Kept, tally.Withheld));
        foreach (var table in new[] { "scans", "journeys", "subjects", "retractions" })
        {
            Assert.Equal(0, await installed.CountAsync($"SELECT count() FROM {table}"));
        }
    }

    [Fact]
    public async Task A_source_whose_promises_are_not_on_record_is_not_sold_without_consent()
    {
        await installed.TakeAsync("anybody", parcel);
        Assert.Equal((1, 1, 0), await PurposesAsync());
    }

    [Fact]
    public async Task Withdrawn_consent_takes_sale_away_from_what_is_stored_and_from_what_comes()
    {
        await installed.TakeAsync("tracknext", parcel with { Flag = "consent" });
        await installed.AskAsync(RequestVerb.Withdraw, new SubjectReference(ReferenceKind.Email, "Jo@Mail.test"));
        Assert.Equal((1, 1, 0), await PurposesAsync());

        await installed.TakeAsync("tracknext", parcel with { Number = "ZZ000000022QQ", Flag = "consent" });
        Assert.Equal((2, 2, 0), await PurposesAsync());
    }

    [Fact]
    public async Task A_restricted_subject_is_stored_and_used_for_nothing_until_that_is_lifted()
    {
        await installed.TakeAsync("17track", parcel);
        await installed.AskAsync(RequestVerb.Restrict, new SubjectReference(ReferenceKind.TrackingNumber, parcel.Number));
        Assert.Equal((0, 0, 0), await PurposesAsync());
        Assert.Equal(0, await installed.CountAsync("SELECT sum(parcels) FROM cells"));
        Assert.Equal(1, await installed.CountAsync("SELECT count() FROM all_parcels"));

        await installed.TakeAsync("17track", parcel with { Event = "delivered", At = now });
        Assert.Equal((0, 0, 0), await PurposesAsync());

        await installed.AskAsync(RequestVerb.Lift, new SubjectReference(ReferenceKind.TrackingNumber, parcel.Number));
        Assert.Equal((1, 1, 1), await PurposesAsync());
        Assert.Equal(1, await installed.CountAsync("SELECT sum(delivered_parcels) FROM cells"));
    }

    [Fact]
    public async Task A_push_that_says_its_subject_is_restricted_is_used_for_nothing()
    {
        await installed.TakeAsync("trackingmore", parcel with { Flag = "restricted" });
        Assert.Equal((0, 0, 0), await PurposesAsync());
        Assert.Equal(1, await installed.CountAsync("SELECT count() FROM all_parcels"));
    }

    private async Task TakesAwayAsync(string source, string flag, (long, long, long) left)
    {
        await installed.TakeAsync(source, parcel with { Flag = flag });
        Assert.Equal(left, await PurposesAsync());
        // What was taken away once stays away, whatever comes later without the flag.
        await installed.TakeAsync(source, parcel with { Event = "delivered", At = now });
        Assert.Equal(left, await PurposesAsync());
    }

    private async Task<(long Report, long Eta, long Sale)> PurposesAsync() => (
        await installed.CountAsync("SELECT count() FROM parcels"),
        await installed.CountAsync("SELECT count() FROM parcels_for_eta"),
        await installed.CountAsync("SELECT count() FROM all_parcels WHERE bitTest(purposes, 2)"));
}
