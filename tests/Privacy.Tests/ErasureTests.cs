using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Privacy.Tests;

/// <summary>Erased stays erased: a subject with parcels in three months, told of by three platforms.</summary>
[Collection(OneInstallation.Name)]
public sealed class ErasureTests(OneInstallation one) : IAsyncLifetime
{
    private static readonly DateTimeOffset start = new(2026, 9, 8, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] sources = ["17track", "trackingmore", "tracknext"];

    // One parcel under each month's keys, and one that is told of in all three.
    private static readonly string[] numbers = ["YY111111111AA", "YY222222222BB", "YY333333333CC", "YY444444444DD"];

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync() => await installed.ClearAsync(start);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_erased_subject_is_nowhere_and_does_not_come_back_and_nothing_else_changes()
    {
        await TakeAllAsync(withSubject: true);
        var tokens = installed.Rights.Tokenise(Subject()).Tokens;
        Assert.NotEmpty(installed.FilesWith(BytesOf(tokens)));

        var deed = await installed.AskAsync(RequestVerb.Erase, Subject());

        Assert.Equal((numbers.Length, 0), (deed.Parcels, deed.Left));
        Assert.Equal(["journeys", "scans", "subjects"], deed.Rows.Keys.Order());
        Assert.Empty(installed.FilesWith(BytesOf(tokens)));
        Assert.Empty(installed.FilesWith([.. numbers.Append("jo@mail.test").Append("JO@MAIL.TEST").Select(Encoding.UTF8.GetBytes)]));

        var after = await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week);
        var tally = await TakeAllAsync(withSubject: true);
        Assert.Equal(0, tally.KeptOfSubject);
        Assert.Empty(installed.FilesWith(BytesOf(tokens)));
        Assert.Equal(after, await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week));
    }

    [Fact]
    public async Task Reports_are_those_of_an_installation_that_never_knew_the_subject()
    {
        await TakeAllAsync(withSubject: true);
        var before = await installed.CountAsync("SELECT sum(parcels) FROM cells");
        await installed.AskAsync(RequestVerb.Erase, Subject());
        var after = await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week);
        Assert.Equal(before - numbers.Length, await installed.CountAsync("SELECT sum(parcels) FROM cells"));

        await installed.ClearAsync(start);
        await TakeAllAsync(withSubject: false);
        Assert.Equal(await installed.ReportsAsync(GroupColumn.Carrier, GroupColumn.Week), after);
    }

    [Fact]
    public async Task A_subject_that_comes_again_month_after_month_is_met_by_an_order_that_outlives_the_keys_it_was_given_under()
    {
        await installed.TakeAsync("17track", Told.Journey(numbers[0], start, TimeSpan.FromDays(2)));
        await installed.AskAsync(RequestVerb.Erase, new SubjectReference(ReferenceKind.TrackingNumber, numbers[0]));
        for (var month = 1; month <= 8; month++)
        {
            installed.Time.To(start.AddMonths(month));
            var tally = await installed.TakeAsync("17track", Told.Journey(numbers[0], start, TimeSpan.FromDays(2)));
            Assert.Equal((0, 2), (tally.Kept, tally.Withheld));
            foreach (var epoch in installed.Keys.Epochs().Where(epoch => installed.Time.Now >= Epoch.DueAt(epoch)).ToList())
            {
                installed.Keys.Destroy(epoch);
            }
        }

        Assert.Equal(0, await installed.CountAsync("SELECT count() FROM journeys"));
        Assert.DoesNotContain(Epoch.Of(start), installed.Keys.Epochs());
    }

    [Fact]
    public async Task Rows_that_come_to_be_there_by_another_way_are_gone_before_anything_is_served()
    {
        await installed.TakeAsync("17track", Told.Journey(numbers[0], start, TimeSpan.FromDays(2)));
        await installed.ExecuteAsync("CREATE OR REPLACE TABLE kept ENGINE = Memory AS SELECT * FROM journeys");
        await installed.AskAsync(RequestVerb.Erase, new SubjectReference(ReferenceKind.TrackingNumber, numbers[0]));
        await installed.ExecuteAsync("INSERT INTO journeys SELECT * FROM kept");
        await installed.CloseAsync();

        await installed.OpenAsync();

        Assert.Equal(0, await installed.CountAsync("SELECT count() FROM journeys"));
    }

    [Fact]
    public async Task A_batch_that_was_begun_before_the_order_and_written_after_the_erasure_leaves_nothing()
    {
        var erased = false;
        installed.BeforeWriting = async () =>
        {
            erased = true;
            Assert.Equal(0, (await installed.AskAsync(RequestVerb.Erase, Subject())).Parcels);
        };

        await installed.TakeAsync("17track", Told.Journey(numbers[0], start, TimeSpan.FromDays(2)).Select(row => row with { Email = "jo@mail.test" }));

        Assert.True(erased);
        Assert.Equal(0, await installed.CountAsync("SELECT count() FROM journeys"));
        Assert.Equal(0, await installed.CountAsync("SELECT count() FROM subjects"));
    }

    private static SubjectReference[] Subject() =>
        [new(ReferenceKind.Email, "jo@mail.test"), .. numbers.Select(number => new SubjectReference(ReferenceKind.TrackingNumber, number))];

    private static byte[][] BytesOf(IEnumerable<SubjectToken> tokens) =>
        [.. tokens.SelectMany(token => new[] { Convert.FromHexString(token.Token.ToString()), Encoding.ASCII.GetBytes(token.Token.ToString()), Encoding.ASCII.GetBytes(token.Token.ToString().ToUpperInvariant()) })];

    private async Task<(long KeptOfSubject, long Kept)> TakeAllAsync(bool withSubject)
    {
        var (ofSubject, all) = (0L, 0L);
        for (var month = 0; month < sources.Length; month++)
        {
            var now = start.AddMonths(month);
            if (now > installed.Time.Now)
            {
                installed.Time.To(now);
            }

            var others = Enumerable.Range(0, 40).SelectMany(i => Told.Journey($"ZZ{month}{i:00000000}QQ", now.AddHours(i), TimeSpan.FromHours(30 + i)));
            all += (await installed.TakeAsync(sources[month], others)).Kept;
            var told = Told.Journey(numbers[month], now, TimeSpan.FromHours(50)).Append(new Told(numbers[3], start.AddHours(month)) { Event = "out" });
            ofSubject += withSubject ? (await installed.TakeAsync(sources[month], told.Select(row => row with { Email = "jo@mail.test" }))).Kept : 0;
        }

        return (ofSubject, all);
    }
}
