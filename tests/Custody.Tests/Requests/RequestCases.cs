using System.Diagnostics;
using System.Text;
using Analytics.Control;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Support.Requests;
using Dapper;

namespace Analytics.Custody.Tests.Requests;

/// <summary>The book of requests and those who carry them out, wherever the control database is.</summary>
public abstract class RequestCases : IDisposable
{
    private const string Value = "LX123456785XX";

    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 25, 22, 0, 0, TimeSpan.Zero));
    private readonly RecordingRights rights = new();
    private ControlOptions? control;
    private RequestBook? book;

    protected abstract Task<ControlOptions> NewControlAsync();

    [Fact]
    public async Task A_request_is_entered_verified_carried_out_and_its_subject_is_wiped()
    {
        var desk = await OpenAsync();

        var request = await EnterAsync(desk, RequestVerb.Erase, isVerified: false);
        Assert.Equal((1, RequestState.Received, new DateOnly(2026, 12, 4)), (request.Number, request.State, request.Due));
        Assert.Equal(0, (await RunAsync()).Done);
        Assert.True(await book!.VerifyAsync(1, "Ada"));
        Assert.False(await book.VerifyAsync(1, "Ada"));
        Assert.Equal(1, (await RunAsync()).Done);

        var order = Assert.Single(Assert.Single(rights.Goes));
        Assert.Equal((1, RequestVerb.Erase, RecordingRights.TokenOf(Value)), (order.Request, order.Verb, Assert.Single(order.Subject.Tokens).Token));
        Assert.Equal((RequestState.Done, time.Now), ((await book.FindAsync(1))!.State, (await book.FindAsync(1))!.ClosedAt));
        Assert.Equal([RequestStep.Entered, RequestStep.Verified, RequestStep.Done], (await book.EventsAsync(1)).Select(step => step.What));
        var done = (await book.EventsAsync(1))[^1];
        Assert.Equal((2, 9, new DateOnly(2026, 11, 23), 0), (done.Parcels!.Value, done.Rows["scans"], Assert.Single(done.Weeks), done.Left!.Value));
        Assert.Equal(0, await ScalarAsync("SELECT max(length(subject)) FROM requests"));
        Assert.Equal(0, (await RunAsync()).Done);
    }

    [Fact]
    public async Task A_process_that_dies_before_it_has_recorded_a_go_leaves_it_to_be_done_again()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);
        rights.Then = () => throw new InvalidOperationException("died");

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("acme"));
        Assert.Equal(RequestState.Verified, (await book!.FindAsync(1))!.State);
        rights.Then = () => { };
        Assert.Equal(1, (await RunAsync("acme")).Done);

        Assert.Equal(2, rights.Goes.Count);
        Assert.Equal(rights.Goes[0][0].Subject.Tokens, rights.Goes[1][0].Subject.Tokens);
        Assert.Single(await book.EventsAsync(1), step => step.What == RequestStep.Done);
        Assert.Single(await NoticeRunner.ListAsync(book, 1));
    }

    [Fact]
    public async Task A_go_that_another_process_has_recorded_meanwhile_is_recorded_as_repeated_and_tells_nobody_twice()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);
        rights.Then = () =>
        {
            rights.Then = () => { };
            Assert.Equal(1, RunAsync("acme").GetAwaiter().GetResult().Done);
        };

        await RunAsync("acme");

        Assert.Equal([RequestStep.Done, RequestStep.Repeated], (await book!.EventsAsync(1)).Select(step => step.What).TakeLast(2));
        Assert.Single(await NoticeRunner.ListAsync(book, 1));
    }

    [Fact]
    public async Task A_request_that_rows_are_left_of_stays_verified_and_is_tried_again_after_a_pause()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);
        await EnterAsync(desk, RequestVerb.NoSale);
        var whole = rights.Do;
        rights.Do = order => whole(order) with { Left = order.Request == 1 ? 3 : 0 };

        var run = await RunAsync("acme");
        Assert.Equal((1, (1, 3)), (run.Done, Assert.Single(run.Left)));
        Assert.Equal((RequestState.Verified, RequestStep.Left), ((await book!.FindAsync(1))!.State, (await book.EventsAsync(1))[^1].What));
        Assert.Empty(await NoticeRunner.ListAsync(book, 1));
        Assert.Empty((await RunAsync()).Left);
        time.Now += TimeSpan.FromMinutes(1);
        rights.Do = whole;
        Assert.Equal(1, (await RunAsync("acme")).Done);
        Assert.Single(await NoticeRunner.ListAsync(book, 1));
    }

    [Fact]
    public async Task Requests_are_carried_out_in_the_order_of_their_numbers_and_so_many_in_one_go()
    {
        const int Most = 50;
        var desk = await OpenAsync();
        for (var i = 0; i < Most + 2; i++)
        {
            await EnterAsync(desk, i % 2 == 0 ? RequestVerb.Restrict : RequestVerb.Lift);
        }

        Assert.Equal(Most + 2, (await new RequestRunner(book!, rights, [], Most).RunAsync()).Done);
        Assert.Equal([Most, 2], rights.Goes.Select(go => go.Count));
        Assert.Equal(Enumerable.Range(1, Most + 2).Select(number => (long)number), rights.Goes.SelectMany(go => go).Select(order => order.Request));
    }

    [Fact]
    public async Task A_refused_request_has_its_reason_and_no_subject_and_is_not_carried_out()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);

        Assert.True(await book!.RefuseAsync(1, RefusalReason.Excessive, "Ada"));
        Assert.False(await book.RefuseAsync(1, RefusalReason.Excessive, "Ada"));
        Assert.Equal(0, (await RunAsync()).Done);

        var request = (await book.FindAsync(1))!;
        Assert.Equal((RequestState.Refused, RefusalReason.Excessive), (request.State, request.Reason));
        Assert.Equal("12(5)(b)", RequestView.Of(request, time.Now).Article);
        Assert.Equal(0, await ScalarAsync("SELECT max(length(subject)) FROM requests"));
    }

    [Fact]
    public async Task The_file_of_an_access_is_handed_out_once_verified_and_again_for_seven_days()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Access, isVerified: false);
        Assert.Equal(ExportFault.NotVerified, (await desk.ExportAsync(1)).Fault);
        await book!.VerifyAsync(1, "Ada");
        Assert.Equal(0, (await RunAsync()).Done);

        using var file = new MemoryStream();
        await (await desk.ExportAsync(1)).WriteAsync(file, "Ada", CancellationToken.None);
        Assert.Equal("""{"parcels":[]}"""u8.ToArray(), file.ToArray());
        Assert.Equal(RequestState.Done, (await book.FindAsync(1))!.State);
        time.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await book.WipeAsync());
        await (await desk.ExportAsync(1)).WriteAsync(file, "Ada", CancellationToken.None);
        time.Now += TimeSpan.FromSeconds(1);

        Assert.Equal(ExportFault.Over, (await desk.ExportAsync(1)).Fault);
        Assert.Equal(1, await book.WipeAsync());
        Assert.Equal(0, await ScalarAsync("SELECT max(length(subject)) FROM requests"));
        Assert.Equal(2, (await book.EventsAsync(1)).Count(step => step.What == RequestStep.Exported));
    }

    [Fact]
    public async Task Late_requests_are_those_that_are_open_when_their_day_is_over()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase, isVerified: false);
        await EnterAsync(desk, RequestVerb.Erase);
        time.Now = new DateTimeOffset(2026, 12, 4, 23, 59, 59, TimeSpan.Zero);
        Assert.Equal(new RequestCounts(2, 0), await book!.CountAsync());
        time.Now += TimeSpan.FromSeconds(1);

        Assert.Equal(new RequestCounts(2, 2), await book.CountAsync());
        Assert.All(await book.ListAsync(new RequestFilter()), request => Assert.True(request.IsLate(time.Now)));
        await RunAsync();
        Assert.Equal(new RequestCounts(1, 1), await book.CountAsync());
        Assert.Equal(1, Assert.Single(await book.ListAsync(new RequestFilter { DueBy = new DateOnly(2026, 12, 4) })).Number);
    }

    [Fact]
    public async Task Of_ten_thousand_requests_a_part_is_listed_within_a_second()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);
        await book!.Database.ChangeAsync(open => open.ExecuteAsync(Copies));
        await book.ListAsync(new RequestFilter());

        var watch = Stopwatch.StartNew();
        var list = await RequestList.ReadAsync(book, new RequestFilter { Limit = 100, Offset = 9000 }, time.Now, CancellationToken.None);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal((10_000, 9_100), (list.Open, list.NextOffset!.Value));
        Assert.Equal(Enumerable.Range(9001, 100).Select(number => (long)number), list.Requests.Select(request => request.Number));
    }

    [Theory]
    [InlineData("UPDATE request_events SET by_whom = 'nobody'")]
    [InlineData("DELETE FROM request_events")]
    public async Task The_record_of_a_request_can_only_be_added_to(string change)
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);

        await Assert.ThrowsAsync<ControlException>(() => book!.Database.ChangeAsync(open => open.ExecuteAsync(change)));
        Assert.Equal("Grace", (await book!.EventsAsync(1))[0].By);
    }

    [Fact]
    public async Task Nothing_that_names_the_subject_is_in_the_control_database()
    {
        var desk = await OpenAsync();
        await EnterAsync(desk, RequestVerb.Erase);
        await RunAsync("acme");

        var rows = await book!.Database.ReadAsync(open => open.QueryAsync("SELECT * FROM requests, request_events, notices"));
        var values = rows.Cast<IDictionary<string, object?>>().SelectMany(row => row.Values).Select(value => value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{value}").ToList();
        Assert.Contains("Grace", values);
        Assert.DoesNotContain(values, value => value.Contains(Value, StringComparison.OrdinalIgnoreCase));
        Assert.Null(await desk.EnterAsync(RequestVerb.Erase, [new SubjectReference(ReferenceKind.Email, " ")], true, "Grace"));
    }

    public void Dispose()
    {
        book?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Copies { get; } =
        "INSERT INTO requests (verb, received_at, due, state, entered_by, numbers, emails, phones, accounts, subject) " +
        "SELECT r.verb, r.received_at, r.due, r.state, r.entered_by, 1, 0, 0, 0, r.subject FROM requests r, " +
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT i FROM n) AS m";

    private async Task<RequestDesk> OpenAsync()
    {
        control ??= await NewControlAsync();
        book = await RequestBook.OpenAsync(control, "", time);
        return new RequestDesk(book, rights);
    }

    private static async Task<RequestRecord> EnterAsync(RequestDesk desk, RequestVerb verb, bool isVerified = true) =>
        (await desk.EnterAsync(verb, [new SubjectReference(ReferenceKind.TrackingNumber, Value)], isVerified, "Grace"))!;

    private Task<RequestRun> RunAsync(params string[] recipients) => new RequestRunner(book!, rights, recipients).RunAsync();

    private Task<long> ScalarAsync(string sql) => book!.Database.ReadAsync(open => open.ExecuteScalarAsync<long>(sql));
}
