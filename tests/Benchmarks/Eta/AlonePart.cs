using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using Analytics.Eta;

namespace Analytics.Benchmarks.Eta;

/// <summary>Predictions without HTTP, in this process: one at a time and in a batch, and what their parts take alone.</summary>
internal sealed class AlonePart(SampleQuestions questions, TimeProvider time)
{
    /// <summary>Rows of a batch.</summary>
    public const int Rows = 1_000_000;

    private const int Runs = 3;
    private const int SingleRows = 50_000;
    private const int RowsOfBlock = 256;

    public async Task RunAsync(string data)
    {
        var shelf = TrainingPart.ShelfOf(data);
        using var predictor = ServingModel.Open(shelf, fault => throw fault, time);
        using var model = shelf.Open(predictor.Version!);
        var asked = Read();
        EtaBench.Say($"\nquestions of {questions.MeanBytes:N0} bytes, without HTTP {EtaBench.Load()}");
        EtaBench.Say($"  one by one on one thread {SingleMicroseconds(predictor, asked),9:N1} us each, its JSON read before");
        await BatchAsync(predictor).ConfigureAwait(false);
        var before = Memory();
        var ours = await MedianAsync(() => BatchAsync(predictor)).ConfigureAwait(false);
        EtaBench.Say($"  batch                    {ours,9:N0} rows/s   (wanted: 200,000 on two cores); memory grew by {(Memory() - before) / 1e6:N0} MB over {Runs * Rows:N0} rows");
        var ready = ReadyRows(model.Features, asked);
        var trees = await MedianAsync(() => Task.FromResult(OnAll(block => PredictBlock(model, ready, block)))).ConfigureAwait(false);
        EtaBench.Say($"  limit: XGBoost alone     {trees,9:N0} rows/s   ours / limit {ours / trees:N2}   (ready rows, blocks of {RowsOfBlock}, {Environment.ProcessorCount} threads)");
        var json = await MedianAsync(() => Task.FromResult(OnAll(ReadBlock))).ConfigureAwait(false);
        EtaBench.Say($"  limit: JSON tokens alone {json,9:N0} rows/s   ours / limit {ours / json:N2}   ({Environment.ProcessorCount} threads)");
    }

    private List<EtaQuestion> Read()
    {
        var reader = new QuestionReader(time);
        return [.. questions.Lines.Select(line =>
        {
            var question = new EtaQuestion();
            return reader.Read(line, question).Fault is { } fault ? throw new InvalidOperationException($"A question is refused: {fault.Field}: {fault.Detail}") : question;
        })];
    }

    private double SingleMicroseconds(ServingModel predictor, List<EtaQuestion> asked)
    {
        var answers = new EtaAnswer[1];
        var (level, started) = (0, 0L);
        for (var i = -SingleRows; i < SingleRows; i++)
        {
            started = i == 0 ? time.GetTimestamp() : started;
            predictor.Predict([asked[(i + SingleRows) % asked.Count]], answers);
            level += answers[0].Level == EtaLevel.Model ? 1 : 0;
        }

        var took = time.GetElapsedTime(started);
        EtaBench.Say($"  answered by the model    {(double)level / (2 * SingleRows),9:P1}");
        return took.TotalMicroseconds / SingleRows;
    }

    private async Task<double> BatchAsync(ServingModel predictor)
    {
        var input = new Pipe(new PipeOptions(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20));
        var (output, tally, started) = (PipeWriter.Create(Stream.Null), new BatchTally(), time.GetTimestamp());
        var writing = Task.Run(async () =>
        {
            var block = BatchAsker.BlockOf(questions, out var lines);
            for (var done = 0; done < Rows; done += lines)
            {
                await input.Writer.WriteAsync(block).ConfigureAwait(false);
            }

            await input.Writer.CompleteAsync().ConfigureAwait(false);
        });
        await new BatchPrediction(predictor, time).RunAsync(input.Reader, output, isWhyAsked: false, tally, CancellationToken.None).ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        return tally.Refused == 0 ? tally.Answered / time.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException("Questions were refused.");
    }

    // Each block on any thread.
    private double OnAll(Action<int> block)
    {
        var started = time.GetTimestamp();
        Parallel.For(0, Rows / RowsOfBlock, block);
        return Rows / time.GetElapsedTime(started).TotalSeconds;
    }

    private static float[] ReadyRows(FeatureSet features, List<EtaQuestion> asked)
    {
        var rows = new float[asked.Count * FeatureSet.Count];
        for (var i = 0; i < asked.Count; i++)
        {
            var (question, state) = (asked[i], new ParcelState());
            foreach (ref readonly var scan in question.ByTime())
            {
                state.Add(scan);
            }

            var shipment = features.Encode(new Shipment(question.Carrier, question.Service, question.Origin, question.Destination, question.PromisedUntil));
            features.Write(shipment, state, question.AsOf, rows.AsSpan(i * FeatureSet.Count, FeatureSet.Count));
        }

        return rows;
    }

    private static void PredictBlock(EtaModel model, float[] ready, int block)
    {
        var values = RowsOfBlock * FeatureSet.Count;
        var first = block % (ready.Length / values) * values;
        model.Booster.Predict(ready.AsSpan(first, values), FeatureSet.Count, new float[RowsOfBlock]);
    }

    private void ReadBlock(int block)
    {
        for (var i = 0; i < RowsOfBlock; i++)
        {
            var json = new Utf8JsonReader(questions.Lines[((block * RowsOfBlock) + i) % questions.Lines.Count]);
            while (json.Read())
            {
            }
        }
    }

    private static async Task<double> MedianAsync(Func<Task<double>> run)
    {
        var all = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            all.Add(await run().ConfigureAwait(false));
        }

        return all.Order().ElementAt(Runs / 2);
    }

    private static long Memory()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
