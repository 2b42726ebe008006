using System.Net;
using Analytics.Eta;
using Analytics.Eta.Tests;
using Microsoft.Extensions.Logging;

namespace Analytics.Web.Tests.Eta;

public sealed class EtaTests
{
    [Fact]
    public async Task A_question_is_answered_with_times_level_and_version()
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, EtaSite.Good);
        var body = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, $"{answer.Content.Headers.ContentType}"));
        Assert.Equal(("p-1", "model", "20261126-031500-4f2a", 123), ((string?)body["id"], (string?)body["level"], (string?)body["model"], (int)body["support"]!));
        Assert.Equal(("2026-09-25T05:00:00Z", "2026-09-25", 1), ((string?)body["p50"]!["at"], (string?)body["p50"]!["date"], (double)body["p50"]!["hours"]!));
        Assert.Null(body["why"]);
    }

    [Fact]
    public async Task Questions_and_answers_have_the_members_that_are_described()
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        var document = await client.JsonAsync("/openapi/v1.json");
        var (question, answer) = (Described("EtaQuestionBody"), Described("EtaAnswerBody"));
        using var answered = await EtaSite.AskAsync(client, EtaSite.Good, "/v1/eta?why=true");
        using var unanswered = await EtaSite.AskAsync(client, EtaSite.Good.Replace("ups", "none", StringComparison.Ordinal));
        string[] members = [.. (await answered.JsonAsync()).AsObject().Select(member => member.Key), .. (await unanswered.JsonAsync()).AsObject().Select(member => member.Key)];

        Assert.Equal(Enum.GetValues<QuestionMembers>().Where(member => member is > 0 and < QuestionMembers.Milestone).Select(QuestionMember.NameOf).Order(), question.Order());
        Assert.Equal(members.Distinct().Order(), answer.Order());
        Assert.Equal([.. answer.Order(), "error", "line"], Described("EtaLineBody").OrderBy(name => name is "error" or "line").ThenBy(name => name));
        Assert.All(
            document["components"]!["schemas"]!.AsObject().Where(schema => schema.Key.StartsWith("Eta", StringComparison.Ordinal)).SelectMany(schema => schema.Value!["properties"]!.AsObject()),
            property => Assert.False(string.IsNullOrEmpty((string?)(property.Value!["description"] ?? property.Value["oneOf"]?[1]?["description"])), property.Key));

        IEnumerable<string> Described(string body) => document["components"]!["schemas"]![body]!["properties"]!.AsObject().Select(property => property.Key);
    }

    [Theory]
    [InlineData("?why=true", false)]
    [InlineData("", true)]
    public async Task Reasons_come_when_address_or_question_ask_for_them(string query, bool isMember)
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, isMember ? EtaSite.Good.Replace("{\"id\"", "{\"why\":true,\"id\"", StringComparison.Ordinal) : EtaSite.Good, "/v1/eta" + query);

        Assert.Equal(["hours_since_pickup", "carrier_median", "month"], (await answer.JsonAsync())["why"]!.AsArray().Select(reason => (string?)reason!["feature"]));
    }

    [Theory]
    [InlineData("none", true, "Too few parcels are known")]
    [InlineData("ups", false, "There is no model yet.")]
    public async Task Too_little_to_go_by_is_an_answer_that_says_why(string carrier, bool hasModel, string detail)
    {
        await using var site = await EtaSite.StartAsync(new StandInPredictor { Version = hasModel ? "v1" : null });
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, EtaSite.Good.Replace("ups", carrier, StringComparison.Ordinal));
        var body = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode.OK, "insufficient_data", null), (answer.StatusCode, (string?)body["level"], body["p50"]));
        Assert.StartsWith(detail, (string?)body["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"carrier\":17,", 422, "carrier")]
    [InlineData("\"colour\":\"red\",", 422, "colour")]
    [InlineData("\"milestones\":[{\"milestone\":\"picked_up\",\"at\":\"CANARY\"}],", 422, "milestones[0].at")]
    [InlineData("CANARY", 400, null)]
    public async Task A_wrong_question_is_refused_by_the_field_alone(string member, int status, string? field)
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, "{" + member + "\"destination\":\"DE\"}");
        var problem = await answer.JsonAsync();

        Assert.Equal((status, "application/problem+json", field), ((int)answer.StatusCode, $"{answer.Content.Headers.ContentType}", (string?)problem["field"]));
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.DoesNotContain("CANARY", problem.ToJsonString() + site.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/eta")]
    [InlineData("/v1/eta/batch")]
    public async Task Whether_reasons_are_asked_for_is_true_or_false(string address)
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, EtaSite.Good, address + "?why=perhaps");

        Assert.Equal((HttpStatusCode.BadRequest, "why"), (answer.StatusCode, (string?)(await answer.JsonAsync())["parameter"]));
    }

    [Fact]
    public async Task A_question_without_end_is_too_large()
    {
        await using var site = await EtaSite.StartAsync();
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, "{\"carrier\":\"" + new string('x', 70_000) + "\"}");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Only_those_ask_whose_key_is_for_it()
    {
        await using var site = await EtaSite.StartAsync();
        foreach (var address in new[] { "/v1/eta", "/v1/eta/batch" })
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                using var client = site.Client(role);
                using var answer = await EtaSite.AskAsync(client, EtaSite.Good, address);
                Assert.Equal(role is Role.Product or Role.Admin ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
            }

            using var nobody = site.Client();
            using var refused = await EtaSite.AskAsync(nobody, EtaSite.Good, address);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_predictor_there_are_no_such_addresses()
    {
        await using var broken = new FailingClickHouse(new InvalidOperationException());
        await using var site = await TestSite.StartAsync(broken);
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, EtaSite.Good);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    [Fact]
    public async Task A_model_that_cannot_be_used_is_told_as_a_passing_failure()
    {
        await using var site = await EtaSite.StartAsync(new StandInPredictor { Before = _ => throw new EtaException("The model is of other features.") });
        using var client = site.Client(Role.Product);

        using var answer = await EtaSite.AskAsync(client, EtaSite.Good);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.RetryAfter is not null));
        Assert.Contains("The model is of other features.", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tracking_number_is_in_no_answer_header_or_log()
    {
        const string Canary = "1Z999AA10123456784";
        await using var site = await EtaSite.StartAsync(level: LogLevel.Trace);
        using var client = site.Client(Role.Product);
        var number = $"{{\"tracking_number\":\"{Canary}\",";
        string[] questions =
        [
            EtaSite.Good.Replace("{\"id\"", number + "\"id\"", StringComparison.Ordinal),
            number + "\"destination\":5}",
            number + "\"tracking_number\":\"" + Canary + "\"}",
            number + "\"" + Canary + "\":1}",
            number + "\"milestones\":[{\"" + Canary + "\":1}]}",
            "{\"destination\":\"" + Canary + "\",\"milestones\":[{\"milestone\":\"" + Canary + "\",\"at\":\"" + Canary + "\"}]}",
            Canary,
        ];
        var told = "";
        foreach (var address in new[] { "/v1/eta?why=true", "/v1/eta/batch?why=true" })
        {
            foreach (var question in questions)
            {
                using var answer = await EtaSite.AskAsync(client, question, address);
                told += $"{answer.StatusCode} {answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}\n";
            }
        }

        Assert.Contains("UnprocessableEntity", told, StringComparison.Ordinal);
        Assert.Contains("\"p50\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, site.Log.Text, StringComparison.Ordinal);
    }
}
