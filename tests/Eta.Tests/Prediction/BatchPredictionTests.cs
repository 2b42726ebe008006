using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Support;

namespace Analytics.Eta.Tests;

public sealed class BatchPredictionTests
{
    [Fact]
    public async Task Answers_come_in_the_order_of_the_questions_whoever_is_done_first()
    {
        // The first blocks take longest.
        var predictor = new StandInPredictor { Before = call => Task.Delay(call < 4 ? 40 - (10 * call) : 0, TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken) };

        var (answers, tally) = await AnswerAsync(QuestionLines.Make(5000), predictor);

        Assert.Equal(Enumerable.Range(0, 5000), answers.Select(answer => (int)answer["id"]!));
        Assert.All(answers, answer => Assert.Equal(1 + ((int)answer["id"]! % 7), (double)answer["p50"]!["hours"]!));
        Assert.Equal((5000, 0), (tally.Answered, tally.Refused));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task Lines_are_the_same_wherever_what_comes_in_is_cut(int most)
    {
        var input = Encoding.UTF8.GetBytes(QuestionLines.Make(60));
        var pipe = new Pipe();
        var chance = new Chance((ulong)most);
        var sending = Task.Run(
            async () =>
            {
                for (var sent = 0; sent < input.Length;)
                {
                    var length = Math.Min(input.Length - sent, 1 + chance.Below(most));
                    await pipe.Writer.WriteAsync(input.AsMemory(sent, length), TestContext.Current.CancellationToken);
                    sent += length;
                }

                await pipe.Writer.CompleteAsync();
            },
            TestContext.Current.CancellationToken);

        var (answers, _) = await AnswerAsync(pipe.Reader, new StandInPredictor());
        await sending;

        Assert.Equal(Enumerable.Range(0, 60), answers.Select(answer => (int)answer["id"]!));
    }

    [Fact]
    public async Task A_line_that_cannot_be_answered_is_told_in_its_place_and_the_rest_goes_on()
    {
        var lines = QuestionLines.Make(3).Split('\n');
        var input = string.Join('\n', lines[0], "", "{\"id\":\"x\",\"carrier\":5}", "  \r", "no JSON", new string('x', 70_000), lines[1] + "\r", lines[2]);

        var (answers, tally) = await AnswerAsync(input, new StandInPredictor());

        Assert.Equal([null, 3, 5, 6, null, null], answers.Select(answer => (int?)answer["line"]));
        Assert.Equal([null, "carrier", "$", "$", null, null], answers.Select(answer => (string?)answer["error"]?["field"]));
        Assert.Equal(["0", "\"x\"", null, null, "1", "2"], answers.Select(answer => answer["id"]?.ToJsonString()));
        Assert.Equal((3, 3), (tally.Answered, tally.Refused));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    public async Task Nothing_is_answered_with_nothing(string input) => Assert.Empty((await AnswerAsync(input, new StandInPredictor())).Answers);

    [Fact]
    public async Task A_line_of_the_most_bytes_is_read_and_one_more_is_too_many()
    {
        var line = QuestionLines.Make(1).TrimEnd('\n');
        var longest = line + new string(' ', (64 << 10) - line.Length);

        var (answers, _) = await AnswerAsync(longest + "\n" + longest + " \n" + line, new StandInPredictor());

        Assert.Equal([null, "$", null], answers.Select(answer => (string?)answer["error"]?["field"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_waits_for_an_answer_before_the_next_question_gets_it()
    {
        var (questions, answers) = (new Pipe(), new Pipe());
        var batch = new BatchPrediction(new StandInPredictor(), TimeProvider.System)
            .RunAsync(questions.Reader, answers.Writer, false, new BatchTally(), TestContext.Current.CancellationToken);

        foreach (var line in QuestionLines.Make(3).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await questions.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), TestContext.Current.CancellationToken);
            var read = await answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal((byte)'\n', read.Buffer.Slice(read.Buffer.Length - 1).FirstSpan[0]);
            answers.Reader.AdvanceTo(read.Buffer.End);
        }

        await questions.Writer.CompleteAsync();
        await batch;
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_does_not_read_answers_is_not_read_from()
    {
        var (input, output) = (new MemoryStream(Encoding.UTF8.GetBytes(QuestionLines.Make(20_000))), new Pipe());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var calls = 0;
        var predictor = new StandInPredictor { Before = _ => Interlocked.Increment(ref calls) };
        var batch = new BatchPrediction(predictor, TimeProvider.System).RunAsync(PipeReader.Create(input), output.Writer, false, new BatchTally(), stop.Token);

        while (Volatile.Read(ref calls) == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.InRange(input.Position, 1, input.Length / 10);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
    }

    [Fact]
    public async Task As_many_blocks_as_processors_are_at_work_at_most()
    {
        var (working, most) = (0, 0);
        var predictor = new StandInPredictor
        {
            Before = _ =>
            {
                var now = Interlocked.Increment(ref working);
                InterlockedMax(ref most, now);
                Task.Delay(3, TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);
                Interlocked.Decrement(ref working);
            },
        };

        await AnswerAsync(QuestionLines.Make(8000), predictor);

        Assert.InRange(most, 1, Environment.ProcessorCount);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_block_ends_the_batch_once_no_block_is_at_work()
    {
        var working = 0;
        var predictor = new StandInPredictor
        {
            Before = call =>
            {
                Interlocked.Increment(ref working);
                Task.Delay(call == 2 ? 0 : 30, TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);
                Interlocked.Decrement(ref working);
                _ = call == 2 ? throw new EtaException("It is broken.") : 0;
            },
        };

        await Assert.ThrowsAsync<EtaException>(() => AnswerAsync(QuestionLines.Make(8000), predictor));

        Assert.Equal(0, working);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static Task<(IReadOnlyList<JsonNode> Answers, BatchTally Tally)> AnswerAsync(string input, StandInPredictor predictor) =>
        AnswerAsync(PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(input)), new StreamPipeReaderOptions(bufferSize: 64 << 10)), predictor);

    private static async Task<(IReadOnlyList<JsonNode> Answers, BatchTally Tally)> AnswerAsync(PipeReader input, StandInPredictor predictor)
    {
        using var output = new MemoryStream();
        var tally = new BatchTally();
        await new BatchPrediction(predictor, TimeProvider.System).RunAsync(input, PipeWriter.Create(output), false, tally, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(text.Length == 0 || text[^1] == '\n');
        return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)], tally);
    }
}
