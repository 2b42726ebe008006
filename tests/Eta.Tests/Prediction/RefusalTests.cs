using System.Text;

namespace Analytics.Eta.Tests;

public sealed class RefusalTests
{
    private const string At = "\"at\":\"2026-09-24T10:00:00Z\"";
    private const string Pickup = $$"""{"milestone":"picked_up",{{At}}}""";

    // Members of a question that is good without them, the field that is told, and what is told of it.
    public static TheoryData<string, string, string> Refusals { get; } = new()
    {
        { "\"carrier\":5", "carrier", "must be a text" },
        { "\"service\":{}", "service", "must be a text" },
        { "\"origin\":[\"CANARY\"]", "origin", "must be a text" },
        { "\"id\":true", "id", "text or a number" },
        { $"\"id\":\"{new string('7', 101)}\"", "id", "100 characters" },
        { "\"why\":\"true\"", "why", "true or false" },
        { $"\"service\":\"{new string('x', 101)}\"", "service", "100 characters" },
        { $"\"carrier\":\"{new string('x', 10_000)}\"", "carrier", "100 characters" },
        { "\"service\":\"\\ud83d\"", "service", "cannot be read" },
        { "\"promised\":\"soon CANARY\"", "promised", "2026-09-30" },
        { "\"promised\":\"2026-02-30\"", "promised", "no time" },
        { "\"promised\":\"1970-01-01\"", "promised", "between 1990" },
        { "\"promised\":\"2026-09-30T20:00:00\"", "promised", "offset" },
        { "\"destination\":\"DE\"", "destination", "twice" },
        { "\"orgin\":\"CANARY\"", "orgin", "no such member" },
        { "\"CANARY 17\":1", "$", "no such member" },
        { "\"milestone\":\"picked_up\"", "milestone", "no such member" },
        { "\"milestones\":[]", "milestones", "twice" },
    };

    public static TheoryData<string, string, string> MilestoneRefusals { get; } = new()
    {
        { "{}", "milestones", "list of objects" },
        { "null", "milestones", "missing or empty" },
        { "[]", "milestones", "missing or empty" },
        { "[17]", "milestones[0]", "an object" },
        { $"[{Pickup},null]", "milestones[1]", "an object" },
        { $"[{{{At}}}]", "milestones[0].milestone", "missing" },
        { "[{\"milestone\":\"picked_up\"}]", "milestones[0].at", "missing" },
        { $$"""[{"milestone":null,{{At}}}]""", "milestones[0].milestone", "missing" },
        { $$"""[{"milestone":"CANARY",{{At}}}]""", "milestones[0].milestone", "picked_up, departed, in_transit" },
        { $$"""[{"milestone":"PickedUp",{{At}}}]""", "milestones[0].milestone", "no such milestone" },
        { $$"""[{"milestone":3,{{At}}}]""", "milestones[0].milestone", "no such milestone" },
        { $$"""[{{Pickup}},{{Pickup}},{"milestone":"departed","at":"2026-09-24T10:00:00"}]""", "milestones[2].at", "offset" },
        { """[{"milestone":"departed","at":"2026-09-24"}]""", "milestones[0].at", "offset" },
        { """[{"milestone":"departed","at":"24.09.2026 CANARY"}]""", "milestones[0].at", "no time" },
        { """[{"milestone":"departed","at":"2026-09-24T25:00:00Z"}]""", "milestones[0].at", "no time" },
        { """[{"milestone":"departed","at":"2026-09-24T10:00:00 Z"}]""", "milestones[0].at", "no time" },
        { """[{"milestone":"departed","at":"2026-09-24T10:00:00+19:00"}]""", "milestones[0].at", "no time" },
        { """[{"milestone":"departed","at":"2026-09-24T10:00:00.Z"}]""", "milestones[0].at", "no time" },
        { """[{"milestone":"departed","at":"0001-01-01T00:00:00Z"}]""", "milestones[0].at", "between 1990" },
        { """[{"milestone":"departed","at":1790000000}]""", "milestones[0].at", "must be a text" },
        { """[{"milestone":"departed","at":"2026-09-25T00:00:01Z"}]""", "milestones[0].at", "after the instant" },
        { $$"""[{"milestone":"departed",{{At}},"place":7}]""", "milestones[0].place", "must be a text" },
        { $$"""[{"milestone":"departed",{{At}},"town":"CANARY"}]""", "milestones[0].town", "no such member" },
        { $$"""[{"milestone":"departed",{{At}},"CANARY 17":1}]""", "milestones[0]", "no such member" },
        { $$"""[{"milestone":"departed",{{At}},{{At}}}]""", "milestones[0].at", "twice" },
        { $$"""[{{Pickup}},{"milestone":"delivered",{{At}}}]""", "milestones[1].milestone", "is delivered" },
        { $"[{string.Join(',', Enumerable.Repeat(Pickup, 201))}]", "milestones", "200 are the most" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_wrong_member_is_named_and_never_repeated(string member, string field, string detail) =>
        AssertRefused($$"""{"destination":"US-NY","as_of":"2026-09-25T00:00:00Z","milestones":[{{Pickup}}],{{member}}}""", field, detail);

    [Theory]
    [MemberData(nameof(MilestoneRefusals))]
    public void A_wrong_milestone_is_named_by_its_number_and_member(string milestones, string field, string detail) =>
        AssertRefused($$"""{"destination":"US-NY","as_of":"2026-09-25T00:00:00Z","milestones":{{milestones}}}""", field, detail);

    [Theory]
    [InlineData("[]", "$", "a JSON object")]
    [InlineData("\"CANARY\"", "$", "a JSON object")]
    [InlineData("{\"milestones\":[]}", "destination", "missing")]
    [InlineData("{\"destination\":\"\",\"milestones\":[]}", "destination", "missing")]
    [InlineData("{\"destination\":null}", "destination", "missing")]
    [InlineData("{\"destination\":\"DE\"}", "milestones", "at least one")]
    [InlineData("{\"as_of\":\"2026-09-25 00:00:00Z\"}", "as_of", "no time")]
    [InlineData("{\"as_of\":\"2026-09-25T00:00:00\"}", "as_of", "offset")]
    public void What_cannot_be_missing_is_asked_for(string json, string field, string detail) => AssertRefused(json, field, detail);

    [Fact]
    public void As_many_milestones_and_characters_as_are_allowed_are_taken()
    {
        var json = $$"""{"service":"{{new string('é', 100)}}","destination":"US-NY","as_of":"2026-09-25T00:00:00Z","milestones":[{{string.Join(',', Enumerable.Repeat(Pickup, 200))}}]}""";

        Assert.Null(QuestionReaderTests.Read(json).Outcome.Fault);
    }

    [Theory]
    [InlineData("{\"carrier\":5,\"id\":\"after\"}", "\"after\"")]
    [InlineData("{\"id\":7,\"carrier\":5}", "7")]
    [InlineData("{\"id\":7,\"carrier\":", "7")]
    [InlineData("{\"milestones\":[{\"id\":1}],\"id\":2}", "2")]
    [InlineData("{\"carrier\":5,\"id\":[1]}", "")]
    [InlineData("CANARY", "")]
    public void A_refusal_is_of_the_id_that_the_question_has_wherever_it_stands(string json, string id) =>
        Assert.Equal(id, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)[QuestionReaderTests.Read(json).Outcome.Id]));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] json = [.. "{\"service\":\""u8, 0xC3, 0x28, .. "\",\"id\":\""u8, 0xFF, .. "\"}"u8];

        var outcome = new QuestionReader(TimeProvider.System).Read(json, new EtaQuestion());

        Assert.Equal(("service", default), (outcome.Fault!.Field, outcome.Id));
    }

    private static void AssertRefused(string json, string field, string detail)
    {
        var fault = QuestionReaderTests.Read(json).Outcome.Fault;

        Assert.Equal((field, false), (fault?.Field, fault?.IsNoJson));
        Assert.Contains(detail, fault!.Detail, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", fault.ToString(), StringComparison.Ordinal);
    }
}
