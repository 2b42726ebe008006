using Analytics.Formats;

namespace Analytics.Host.Loading;

/// <summary>How one file ended.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Tally">How its pushes ended, earlier runs included when the load was resumed.</param>
/// <param name="WasDone">It had been loaded to its end before.</param>
/// <param name="Failure">What stopped it: a message with file, line and reason; null when it was read to its end.</param>
internal sealed record FileResult(string File, PushTally Tally, bool WasDone, string? Failure);

/// <summary>How a load ended.</summary>
/// <param name="Files">Each file, in the order given.</param>
/// <param name="UnknownFields">Fields that the policy does not name, by path, with how often they came.</param>
/// <param name="Elapsed">From the first byte to the last cell.</param>
internal sealed record LoadResult(IReadOnlyList<FileResult> Files, IReadOnlyDictionary<string, long> UnknownFields, TimeSpan Elapsed)
{
    public PushTally Total
    {
        get
        {
            var total = new PushTally();
            foreach (var file in Files)
            {
                total.Add(file.Tally);
            }

            return total;
        }
    }

    public int ExitCode => Files.Any(
        file => file.Failure is not null || Enum.GetValues<RejectionReason>().Any(reason => reason.IsFault() && file.Tally.RejectedFor(reason) > 0)) ? Host.ExitCode.Data : Host.ExitCode.Done;
}
