using System.Buffers;
using System.Text.Json;

namespace Analytics.Eta;

/// <summary>Some lines of a batch, which are read, predicted and written at once. It is filled again and again.</summary>
internal sealed class QuestionBlock(TimeProvider time)
{
    public const int MostLines = 256;
    public const int LongestLine = 64 << 10;
    private const int Capacity = 4 * LongestLine;

    private readonly byte[] input = new byte[Capacity];
    private readonly Line[] lines = new Line[MostLines];
    private readonly EtaQuestion[] questions = [.. Enumerable.Range(0, MostLines).Select(_ => new EtaQuestion())];
    private readonly EtaAnswer[] answers = new EtaAnswer[MostLines];
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly QuestionReader reader = new(time);
    private int used;

    /// <summary>Lines in it.</summary>
    public int Count { get; private set; }

    /// <summary>Of them, those that could not be answered; known once it is answered.</summary>
    public int Refused { get; private set; }

    /// <summary>A line for each line; until the block is cleared.</summary>
    public ReadOnlyMemory<byte> Output => output.WrittenMemory;

    public void Clear()
    {
        (Count, Refused, used) = (0, 0, 0);
        output.ResetWrittenCount();
    }

    /// <summary>Whether a line of this length fits in.</summary>
    public bool HasRoom(long length) => Count < MostLines && used + Math.Min(length, LongestLine) <= Capacity;

    /// <summary>Adds a line that there is room for; one that is longer than allowed as refused.</summary>
    public void Add(in ReadOnlySequence<byte> line, long number)
    {
        if (line.Length > LongestLine)
        {
            AddTooLong(number);
            return;
        }

        var length = (int)line.Length;
        line.CopyTo(input.AsSpan(used, length));
        lines[Count++] = new Line(number, used, length, default);
        used += length;
    }

    /// <summary>Adds a line that is longer than allowed, without its text.</summary>
    public void AddTooLong(long number) => lines[Count++] = new Line(number, used, 0, new QuestionOutcome(default, false, QuestionFault.TooLong));

    /// <summary>Answers all lines, in their order.</summary>
    public void Answer(IEtaPredictor predictor, bool isWhyAsked)
    {
        var asked = 0;
        foreach (ref var line in lines.AsSpan(0, Count))
        {
            if (line.Outcome.Fault is null)
            {
                line.Outcome = reader.Read(TextOf(line), questions[asked]);
                asked += line.Outcome.Fault is null ? 1 : 0;
            }
        }

        var version = predictor.Version;
        predictor.Predict(questions.AsSpan(0, asked), answers.AsSpan(0, asked));
        Refused = Count - asked;
        Write(predictor, version, isWhyAsked);
    }

    private void Write(IEtaPredictor predictor, string? version, bool isWhyAsked)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        var asked = 0;
        foreach (ref readonly var line in lines.AsSpan(0, Count))
        {
            var id = TextOf(line)[line.Outcome.Id];
            if (line.Outcome.Fault is { } fault)
            {
                AnswerWriter.WriteRefusal(json, line.Number, id, fault);
            }
            else
            {
                var question = questions[asked];
                var why = isWhyAsked || line.Outcome.IsWhyAsked ? predictor.Explain(question, AnswerWriter.MostReasons) : null;
                AnswerWriter.Write(json, id, question, answers[asked++], version, why);
            }

            json.Flush();
            json.Reset();
            output.Write("\n"u8);
        }
    }

    private ReadOnlySpan<byte> TextOf(in Line line) => input.AsSpan(line.Start, line.Length);

    private record struct Line(long Number, int Start, int Length, QuestionOutcome Outcome);
}
