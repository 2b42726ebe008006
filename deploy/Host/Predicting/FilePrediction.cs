using System.Globalization;
using System.IO.Pipelines;
using Analytics.Eta;

namespace Analytics.Host.Predicting;

/// <summary>Answers the questions of a file.</summary>
/// <param name="predictor">Answers them.</param>
/// <param name="time">Tells the instant of questions that name none.</param>
/// <param name="errors">Where it is told what could not be answered.</param>
internal sealed class FilePrediction(IEtaPredictor predictor, TimeProvider time, TextWriter errors)
{
    private const int BufferSize = 256 << 10;

    /// <summary>Reads questions to their end and writes a line for each.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Stream input, Stream output, bool isWhyAsked, CancellationToken cancellation)
    {
        var (started, tally) = (time.GetTimestamp(), new BatchTally());
        using (new ProgressLine(time, () => ProgressLine.Bar(ShareOf(input), tally.Answered + tally.Refused, "questions", time.GetElapsedTime(started))))
        {
            var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
            var writer = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
            await new BatchPrediction(predictor, time).RunAsync(reader, writer, isWhyAsked, tally, cancellation).ConfigureAwait(false);
            await writer.CompleteAsync().ConfigureAwait(false);
            await reader.CompleteAsync().ConfigureAwait(false);
        }

        if (predictor.Version is null)
        {
            await errors.WriteLineAsync("analytics: there is no model yet; 'analytics eta train' makes one.").ConfigureAwait(false);
        }

        if (tally.Refused > 0)
        {
            await errors.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"analytics: {tally.Refused:N0} of {tally.Answered + tally.Refused:N0} lines could not be answered; each says why in 'error'.")).ConfigureAwait(false);
        }

        return tally.Refused > 0 ? ExitCode.Data : ExitCode.Done;
    }

    // Nobody knows how long standard input is.
    private static double? ShareOf(Stream input) => input is FileStream { CanSeek: true, Length: > 0 and var length } file ? (double)file.Position / length : null;
}
