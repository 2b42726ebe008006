using System.CommandLine;
using Analytics.Eta;
using Analytics.Host.Predicting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta predict</c></summary>
internal static class EtaPredictCommand
{
    private const string StandardInput = "-";

    /// <param name="time">Tells the instant of questions that name none.</param>
    /// <param name="open">Opens the model that serves; disposed of where it can be.</param>
    public static Command Create(TimeProvider time, Func<Installation, CancellationToken, Task<IEtaPredictor>> open)
    {
        var file = new Argument<string>("FILE") { Description = "Questions, a JSON object on each line; - for standard input.", DefaultValueFactory = _ => StandardInput };
        var why = new Option<bool>("--why") { Description = "Add to each answer what moved the prediction most." };
        var installation = new InstallationOptions();
        var command = new Command(
            "predict",
            """
            Tell when parcels arrive: a question on each line comes in, an answer on each line goes out, in the same order. They are the lines of POST /v1/eta/batch, which /reference describes.
            A tracking number is not needed: it is passed over.

            Examples:
              analytics eta predict questions.jsonl > answers.jsonl
              zcat questions.jsonl.gz | analytics eta predict --why
              echo '{"carrier":"ups","origin":"US-CA","destination":"US-NY","milestones":[{"milestone":"picked_up","at":"2026-09-24T10:00:00-07:00"}]}' | analytics eta predict

            Exit codes: 0 all was answered; 1 a line could not be, its answer says why, the rest was; 2 the command was not given rightly; 130 stopped.
            """)
        { file, why };

        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var input = Open(parsed.GetRequiredValue(file));
            await using (input.ConfigureAwait(false))
            {
                var predictor = await open(installation.Of(parsed), cancellation).ConfigureAwait(false);
                using (predictor as IDisposable)
                {
                    var prediction = new FilePrediction(predictor, time, Console.Error);
                    var output = Console.OpenStandardOutput();
                    await using (output.ConfigureAwait(false))
                    {
                        return await prediction.RunAsync(input, output, parsed.GetValue(why), cancellation).ConfigureAwait(false);
                    }
                }
            }
        }));
        return command;
    }

    private static Stream Open(string file) => file == StandardInput
        ? Console.OpenStandardInput()
        : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
