using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>
/// Somebody asks about others, to learn from the answer whether they are known. What would show in the time of an answer is how often the
/// engine is asked: that is counted, for times themselves cannot be told from those of whatever else the machine does.
/// </summary>
[Collection(OneInstallation.Name)]
public sealed partial class AnswerTests(OneInstallation one) : IAsyncLifetime
{
    private const string Asked = "SELECT sum(value) FROM system.events WHERE event IN ('SelectQuery', 'InsertQuery', 'Query')";

    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly SubjectReference[] known = [new(ReferenceKind.TrackingNumber, "ZZ000000019QQ"), new(ReferenceKind.Email, "jo@mail.test")];
    private static readonly SubjectReference[] unknown = [new(ReferenceKind.TrackingNumber, "ZZ000000022QQ"), new(ReferenceKind.Email, "al@mail.test")];

    private readonly Installed installed = one.Installed;
    private RequestBook book = null!;
    private RequestDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        await installed.ClearAsync(now);
        await installed.TakeAsync("17track", Told.Journey("ZZ000000019QQ", now.AddDays(-3), TimeSpan.FromDays(2)).Select(told => told with { Email = "jo@mail.test" }));
        book = await RequestBook.OpenAsync(installed.Control, "", installed.Time);
        desk = new RequestDesk(book, installed.Rights);
    }

    public ValueTask DisposeAsync()
    {
        book.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Wording_of_an_entered_request_is_the_same_for_known_and_unknown_and_the_engine_is_not_asked()
    {
        foreach (var verb in Enum.GetValues<RequestVerb>())
        {
            var (answers, asked) = (new List<string>(), new List<long>());
            foreach (var references in new[] { known, unknown })
            {
                asked.Add(await CountAsync(async () => answers.Add(await EnterAsync(verb, references))));
            }

            Assert.Equal(answers[0], answers[1]);
            Assert.Contains("\"received\"", answers[0], StringComparison.Ordinal);
            Assert.Equal([0, 0], asked);
        }
    }

    [Fact]
    public async Task Wording_of_what_was_carried_out_is_the_same_for_known_and_unknown()
    {
        foreach (var verb in new[] { RequestVerb.Restrict, RequestVerb.Lift, RequestVerb.Object, RequestVerb.NoSale, RequestVerb.Withdraw, RequestVerb.Erase })
        {
            var requests = new[] { known, unknown }.Select(references => desk.EnterAsync(verb, references, isVerified: true, "Ada").Result!.Number).ToList();
            Assert.Equal(2, (await new RequestRunner(book, installed.Rights, []).RunAsync()).Done);
            var answers = new List<string>();
            foreach (var number in requests)
            {
                answers.Add(WithoutNumber(RequestAnswer.Of((await book.FindAsync(number))!)));
            }

            Assert.Equal(answers[0], answers[1]);
        }
    }

    [Fact]
    public async Task Shape_of_an_export_is_the_same_for_known_and_unknown_and_so_is_how_often_the_engine_is_asked()
    {
        var (files, asked) = (new List<JsonElement>(), new List<long>());
        foreach (var references in new[] { known, unknown, known, unknown })
        {
            var request = await desk.EnterAsync(RequestVerb.Access, references, isVerified: true, "Ada");
            asked.Add(await CountAsync(async () => files.Add(await ExportAsync(request!.Number))));
        }

        Assert.Equal(["made_at", "holds", "kept_for", "recipients", "parcels", "scans"], files[0].EnumerateObject().Select(member => member.Name));
        Assert.Single(files.Select(file => string.Join(' ', file.EnumerateObject().Select(member => $"{member.Name} {member.Value.ValueKind}"))).Distinct());
        Assert.Equal([(1, 2), (0, 0), (1, 2), (0, 0)], files.Select(file => (file.GetProperty("parcels").GetArrayLength(), file.GetProperty("scans").GetArrayLength())));
        Assert.All(["made_at", "holds", "kept_for"], name => Assert.Single(files.Select(file => file.GetProperty(name).GetString()).Distinct()));
        Assert.True(asked[0] > 0 && asked.Distinct().Count() == 1, $"The engine was asked {string.Join(", ", asked)} times.");
    }

    [Fact]
    public async Task Timing_of_an_export_that_is_made_only_where_there_is_something_tells_the_known_from_the_unknown()
    {
        var asked = new List<long>();
        foreach (var references in new[] { known, unknown })
        {
            var tokens = string.Join(',', installed.Rights.Tokenise(references).Tokens.Select(token => $"'{token.Token}'"));
            asked.Add(await CountAsync(async () =>
            {
                if (await installed.CountAsync($"SELECT count() FROM subjects WHERE lower(hex(token)) IN ({tokens})") > 0)
                {
                    await installed.Rights.ExportAsync(installed.Rights.Tokenise(references), Stream.Null, TestContext.Current.CancellationToken);
                }
            }));
        }

        Assert.True(asked[0] > asked[1], $"The engine was asked {asked[0]} and {asked[1]} times.");
    }

    private async Task<string> EnterAsync(RequestVerb verb, SubjectReference[] references)
    {
        var request = (await desk.EnterAsync(verb, references, isVerified: false, "Ada"))!;
        var detail = (await RequestDetail.ReadAsync(book, request.Number, now, CancellationToken.None))!;
        return WithoutNumber(JsonSerializer.Serialize(detail, RequestDetail.Json));
    }

    private async Task<JsonElement> ExportAsync(long number)
    {
        using var bytes = new MemoryStream();
        var export = await desk.ExportAsync(number);
        await export.WriteAsync(bytes, "Ada", TestContext.Current.CancellationToken);
        return JsonDocument.Parse(bytes.ToArray()).RootElement;
    }

    private async Task<long> CountAsync(Func<Task> act)
    {
        var idle = -await installed.CountAsync(Asked) + await installed.CountAsync(Asked);
        var before = await installed.CountAsync(Asked);
        await act();
        return await installed.CountAsync(Asked) - before - idle;
    }

    private static string WithoutNumber(string text) => Number().Replace(text, "$1N");

    [GeneratedRegex("""("number":|Request )\d+""")]
    private static partial Regex Number();
}
