using System.Text;
using Analytics.Support.Requests;

namespace Analytics.Eta.Tests;

public sealed class QuestionReaderTests
{
    private const string Good = """
        {"id":"p-1","carrier":"UPS","service":"UPS Ground","origin":"us-ca","destination":"US-NY","promised":"2026-09-30T20:00:00-04:00",
         "as_of":"2026-09-25T10:00:00-07:00","tracking_number":"1Z-CANARY",
         "milestones":[{"milestone":"picked_up","at":"2026-09-24T10:00:00-07:00","place":"US-CA"},{"at":"2026-09-25T01:30:15.987Z","milestone":"arrived","place":"us-ny"}]}
        """;

    private const string Pickup = """[{"milestone":"picked_up","at":"2026-09-24T10:00:00Z"}]""";

    [Fact]
    public void A_question_is_read_with_all_that_it_says()
    {
        var (question, outcome) = Read(Good);

        Assert.Equal((null, false, "\"p-1\""), (outcome.Fault, outcome.IsWhyAsked, Good[outcome.Id]));
        Assert.Equal(("ups", "UPS Ground", "US-CA", "US-NY"), (question.Carrier, question.Service, question.Origin, question.Destination));
        Assert.Equal((Seconds("2026-09-25T17:00:00Z"), Seconds("2026-10-01T00:00:00Z")), (question.AsOf, question.PromisedUntil));
        Assert.Equal(
            [new(Seconds("2026-09-24T17:00:00Z"), -420, Milestone.PickedUp, false), new Checkpoint(Seconds("2026-09-25T01:30:15Z"), 0, Milestone.Arrived, true)],
            question.Milestones);
    }

    [Fact]
    public void Of_the_question_before_nothing_stays()
    {
        var (reader, question) = (new QuestionReader(TimeProvider.System), new EtaQuestion());
        reader.Read(Encoding.UTF8.GetBytes(Good), question);

        var outcome = reader.Read(Encoding.UTF8.GetBytes($$"""{"destination":"DE","as_of":"2026-09-25T00:00:00Z","milestones":{{Pickup}}}"""), question);

        Assert.Equal(new QuestionOutcome(default, false, null), outcome);
        Assert.Equal(("", "", "", "DE", null, 1), (question.Carrier, question.Service, question.Origin, question.Destination, question.PromisedUntil, question.Milestones.Count));
    }

    [Fact]
    public void Without_an_instant_of_its_own_a_question_is_of_now()
    {
        var time = new SettableTime(DateTimeOffset.Parse("2026-09-24T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var question = new EtaQuestion();

        var outcome = new QuestionReader(time).Read(Encoding.UTF8.GetBytes($$"""{"destination":"DE","milestones":{{Pickup}}}"""), question);

        Assert.Equal((null, Seconds("2026-09-24T12:00:00Z")), (outcome.Fault, question.AsOf));
    }

    [Theory]
    [InlineData("US-NY", "2026-09-30", "2026-10-01T03:59:59Z")]
    [InlineData("US-NY", "2026-11-01", "2026-11-02T04:59:59Z")] // clocks are set back
    [InlineData("AU-NSW", "2026-09-30", "2026-09-30T13:59:59Z")]
    [InlineData("XX", "2026-09-30", "2026-09-30T23:59:59Z")]
    [InlineData("US-NY", "2026-09-30T00:00:00+02:00", "2026-09-30T21:59:59Z")]
    [InlineData("US-NY", "2026-09-30T12:00:00+02:00", "2026-09-30T10:00:00Z")]
    public void A_day_is_promised_up_to_its_end_where_the_parcel_goes(string destination, string promised, string until) =>
        Assert.Equal(Seconds(until), Read(With("promised", $"\"{promised}\"", destination)).Question.PromisedUntil);

    [Theory]
    [InlineData("CN-GD", "US-NY", "US-CA", "arrived", true)]
    [InlineData("CN-GD", "US-NY", "CN-GD", "arrived", false)]
    [InlineData("CN-GD", "US-NY", "US-CA", "picked_up", false)]
    [InlineData("CN-GD", "US-NY", "US-CA", "exception", false)]
    [InlineData("CN-GD", "US-NY", "CN-GD", "arrived_at_destination", true)]
    [InlineData("US-CA", "US-NY", "US-NY", "out_for_delivery", true)]
    [InlineData("US-CA", "US-NY", "US-NJ", "in_transit", false)]
    [InlineData("US-CA", "US-NY", "US", "in_transit", false)]
    [InlineData("US-NY", "US-NY", "US-NY", "arrived", false)]
    [InlineData("NL", "NL", "NL", "arrived", false)]
    [InlineData("DE", "NL:10", "NL", "arrived", true)]
    [InlineData("NL:20", "NL:10", "NL:10", "departed", true)]
    [InlineData("", "US-NY", "US-NY", "arrived", false)]
    [InlineData("US-CA", "US-NY", "", "arrived", false)]
    [InlineData("ENG", "US-NY", "US-NY", "arrived", true)]
    public void Arrived_is_what_the_pipeline_calls_so(string origin, string destination, string place, string milestone, bool isAtDestination)
    {
        var json = $$"""{"origin":"{{origin}}","destination":"{{destination}}","as_of":"2026-09-25T00:00:00Z","milestones":[{"milestone":"{{milestone}}","at":"2026-09-24T10:00:00Z","place":"{{place}}"}]}""";

        Assert.Equal(isAtDestination, Assert.Single(Read(json).Question.Milestones).IsAtDestination);
    }

    [Theory]
    [InlineData("\"a \\u0022b\\u0022 \\n\"")]
    [InlineData("\"é\"")]
    [InlineData("17")]
    [InlineData("-1.5e3")]
    [InlineData("\"\"")]
    public void The_id_is_told_as_it_stands(string id)
    {
        var json = With("id", id);

        Assert.Equal(id, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)[Read(json).Outcome.Id]));
    }

    [Theory]
    [InlineData("carrier", "null")]
    [InlineData("id", "null")]
    [InlineData("promised", "null")]
    [InlineData("why", "false")]
    [InlineData("carrier", "\"nobody knows it\"")]
    [InlineData("origin", "\"XX-12\"")]
    [InlineData("service", "\"\\u0055PS \\ud83d\\ude80\"")]
    [InlineData("promised", "\"2026-09-30T20:00:00\\u002B04:00\"")]
    [InlineData("tracking_number", "\"1Z-CANARY\"")]
    [InlineData("tracking_number", "{\"number\":[17]}")]
    public void What_can_be_told_less_well_is_no_fault(string member, string value) => Assert.Null(Read(With(member, value)).Outcome.Fault);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"id\":1,}")]
    [InlineData("ups US-CA CANARY")]
    [InlineData("{\"id\":NaN}")]
    public void What_is_no_JSON_is_told_as_that(string text) => Assert.Equal(("$", true), (Read(text).Outcome.Fault!.Field, Read(text).Outcome.Fault!.IsNoJson));

    [Fact]
    public void The_same_text_is_the_same_string()
    {
        var (first, second) = (Read(Good).Question, Read(Good).Question);
        Assert.NotSame(first.Service, second.Service);

        var (reader, question) = (new QuestionReader(TimeProvider.System), new EtaQuestion());
        reader.Read(Encoding.UTF8.GetBytes(Good), question);
        var service = question.Service;
        reader.Read(Encoding.UTF8.GetBytes(Good), question);

        Assert.Same(service, question.Service);
    }

    [Fact]
    public void Good_questions_cost_no_memory()
    {
        byte[][] questions = [.. Enumerable.Range(0, 40).Select(i => Encoding.UTF8.GetBytes(Good.Replace("UPS Ground", $"Service {i}", StringComparison.Ordinal)))];
        var (reader, question) = (new QuestionReader(TimeProvider.System), new EtaQuestion());
        Assert.Contains(0, Memory.Of(ReadThem));

        void ReadThem()
        {
            foreach (var json in questions)
            {
                reader.Read(json, question);
            }
        }
    }

    internal static (EtaQuestion Question, QuestionOutcome Outcome) Read(string json)
    {
        var question = new EtaQuestion();
        return (question, new QuestionReader(TimeProvider.System).Read(Encoding.UTF8.GetBytes(json), question));
    }

    private static string With(string member, string value, string destination = "US-NY") =>
        $$"""{"{{member}}":{{value}},"destination":"{{destination}}","as_of":"2026-09-25T10:00:00-07:00","milestones":{{Pickup}}}""";

    private static long Seconds(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
