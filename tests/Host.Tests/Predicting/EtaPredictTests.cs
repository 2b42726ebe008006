using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Eta.Tests;
using Analytics.Host.Commands;
using Analytics.Host.Predicting;

namespace Analytics.Host.Tests.Predicting;

public sealed class EtaPredictTests
{
    [Fact]
    public async Task Every_question_of_a_file_is_answered_in_order()
    {
        var (code, answers, errors) = await RunAsync(QuestionLines.Make(3000));

        Assert.Equal((ExitCode.Done, ""), (code, errors));
        Assert.Equal(Enumerable.Range(0, 3000), answers.Select(answer => (int)answer["id"]!));
        Assert.All(answers, answer => Assert.Null(answer["why"]));
    }

    [Fact]
    public async Task Lines_that_cannot_be_answered_are_counted_and_told_by_the_exit_code()
    {
        var (code, answers, errors) = await RunAsync(QuestionLines.Make(2) + "{\"carrier\":5}\nCANARY\n" + QuestionLines.Make(1));

        Assert.Equal((ExitCode.Data, 5), (code, answers.Count));
        Assert.Equal([null, null, 3, 4, null], answers.Select(answer => (int?)answer["line"]));
        Assert.Equal("analytics: 2 of 5 lines could not be answered; each says why in 'error'." + Environment.NewLine, errors);
    }

    [Fact]
    public async Task Reasons_come_when_they_are_asked_for() =>
        Assert.All((await RunAsync(QuestionLines.Make(2), isWhyAsked: true)).Answers, answer => Assert.Equal(3, answer["why"]!.AsArray().Count));

    [Fact]
    public async Task That_there_is_no_model_is_said()
    {
        var (code, answers, errors) = await RunAsync(QuestionLines.Make(1), new StandInPredictor { Version = null });

        Assert.Equal((ExitCode.Done, "insufficient_data"), (code, (string?)Assert.Single(answers)["level"]));
        Assert.Contains("no model yet", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_file_no_model_is_opened()
    {
        var isOpened = false;
        var command = EtaPredictCommand.Create(TimeProvider.System, (_, _) =>
        {
            isOpened = true;
            return Task.FromResult<Eta.IEtaPredictor>(new StandInPredictor());
        });

        var code = await command.Parse([Path.Combine(Path.GetTempPath(), "no-such-questions.jsonl")]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Data, false), (code, isOpened));
    }

    private static async Task<(int Code, IReadOnlyList<JsonNode> Answers, string Errors)> RunAsync(string questions, StandInPredictor? predictor = null, bool isWhyAsked = false)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(questions));
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var code = await new FilePrediction(predictor ?? new StandInPredictor(), TimeProvider.System, errors).RunAsync(input, output, isWhyAsked, TestContext.Current.CancellationToken);
        return (code, [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)], $"{errors}");
    }
}
