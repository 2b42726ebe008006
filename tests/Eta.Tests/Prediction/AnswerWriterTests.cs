using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Analytics.Eta.Tests;

public sealed class AnswerWriterTests
{
    private static readonly long AsOf = DateTimeOffset.Parse("2026-09-25T04:00:20Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    [Fact]
    public void An_answer_has_its_times_in_UTC_and_their_dates_at_the_destination() => Assert.Equal(
        """
        {"id":"p-1","level":"model","model":"v1","support":123,"p10":{"at":"2026-09-25T06:30:00Z","date":"2026-09-24","hours":2.5},"p50":{"at":"2026-09-25T07:04:00Z","date":"2026-09-25","hours":3.1},"p80":{"at":"2026-09-26T04:00:00Z","date":"2026-09-25","hours":24},"p90":{"at":"2026-09-26T14:10:00Z","date":"2026-09-26","hours":34.2}}
        """,
        Write(Asked("US-CA"), new EtaAnswer(EtaLevel.Model, 123, 2.5f, 3.06f, 24, 34.16f), id: "\"p-1\""));

    [Theory]
    [InlineData("AU-NSW", "2026-09-25")]
    [InlineData("US-CA", "2026-09-24")]
    [InlineData("XX", "2026-09-26")] // by the clock of the last milestone
    public void Dates_are_of_the_clocks_where_the_parcel_goes_else_of_its_last_milestone(string destination, string date)
    {
        var question = Asked(destination);
        question.Add(new Checkpoint(AsOf - 50, 18 * 60, Milestone.Departed, false));
        question.Add(new Checkpoint(AsOf - 5000, -12 * 60, Milestone.PickedUp, false));
        var hours = destination == "XX" ? 3 : 1;

        var answer = JsonDocument.Parse(Write(question, new EtaAnswer(EtaLevel.Lane, 9, hours, hours, hours, hours))).RootElement;

        Assert.Equal(date, answer.GetProperty("p10").GetProperty("date").GetString());
    }

    [Fact]
    public void A_later_quantile_is_never_before_an_earlier_one()
    {
        var answer = JsonDocument.Parse(Write(Asked("DE"), new EtaAnswer(EtaLevel.Carrier, 9, -1, 30, 20, 40))).RootElement;

        Assert.Equal([0, 30, 30, 40], Quantiles.Select(name => answer.GetProperty(name).GetProperty("hours").GetDouble()));
        Assert.Equal(answer.GetProperty("p50").GetRawText(), answer.GetProperty("p80").GetRawText());
    }

    [Theory]
    [InlineData(EtaLevel.Model, "model")]
    [InlineData(EtaLevel.Lane, "lane")]
    [InlineData(EtaLevel.DestinationCountry, "destination_country")]
    [InlineData(EtaLevel.Carrier, "carrier")]
    public void The_level_that_answered_is_named(EtaLevel level, string name) =>
        Assert.Contains($"\"level\":\"{name}\"", Write(Asked("DE"), new EtaAnswer(level, 9, 1, 2, 3, 4)), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "There is no model yet.")]
    [InlineData("v1", "Too few parcels")]
    public void Insufficient_data_are_told_with_the_reason_and_without_times(string? version, string detail)
    {
        var answer = JsonDocument.Parse(Write(Asked("DE"), default, version)).RootElement;

        Assert.Equal(("insufficient_data", version), (answer.GetProperty("level").GetString(), answer.GetProperty("model").GetString()));
        Assert.All(Quantiles, name => Assert.Equal(JsonValueKind.Null, answer.GetProperty(name).ValueKind));
        Assert.StartsWith(detail, answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_told_in_numbers_and_words()
    {
        var why = new StandInPredictor().Explain(Asked("DE"), AnswerWriter.MostReasons);

        Assert.EndsWith(
            """
            ,"why":[{"feature":"hours_since_pickup","value":0,"factor":1.3,"text":"hours since pickup makes it 30 % later"},{"feature":"carrier_median","value":null,"factor":0.8,"text":"carrier median makes it 20 % sooner, as it is not known"},{"feature":"month","value":11,"factor":1.001,"text":"month hardly matters"}]}
            """,
            Write(Asked("DE"), new EtaAnswer(EtaLevel.Model, 9, 1, 2, 3, 4), why: why),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_line_id_and_field()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            AnswerWriter.WriteRefusal(json, 17, "9"u8, new QuestionFault("milestones[0].at", "It is missing."));
        }

        Assert.Equal("""{"line":17,"id":9,"error":{"field":"milestones[0].at","detail":"It is missing."}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Answers_cost_no_memory()
    {
        var (output, question, answer) = (new ArrayBufferWriter<byte>(4096), Asked("US-CA"), new EtaAnswer(EtaLevel.Model, 5123, 2.5f, 3.06f, 24, 34.16f));
        using var json = new Utf8JsonWriter(output);
        Assert.Contains(0, Memory.Of(WriteSome));

        void WriteSome()
        {
            for (var i = 0; i < 40; i++)
            {
                output.ResetWrittenCount();
                AnswerWriter.Write(json, "\"p-1\""u8, question, answer, "v1", null);
                json.Flush();
                json.Reset();
            }
        }
    }

    private static readonly string[] Quantiles = ["p10", "p50", "p80", "p90"];

    private static EtaQuestion Asked(string destination) => new() { Destination = destination, AsOf = AsOf };

    private static string Write(EtaQuestion question, in EtaAnswer answer, string? version = "v1", string id = "", IReadOnlyList<EtaReason>? why = null)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            AnswerWriter.Write(json, Encoding.UTF8.GetBytes(id), question, answer, version, why);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
