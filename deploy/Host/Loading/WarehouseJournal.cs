using System.Security.Cryptography;
using System.Text;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Warehouse;

namespace Analytics.Host.Loading;

/// <summary>
/// How far each file has come, kept in the warehouse that the file is loaded into. A file is known by a hash of its path,
/// length, time of change and format, so that the warehouse holds no file name.
/// </summary>
internal sealed class WarehouseJournal(Loads loads, IReadOnlyList<string> fingerprints) : IFileJournal
{
    public static string FingerprintOf(string path, string format)
    {
        if (path == "-")
        {
            return Convert.ToHexString(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        }

        var file = new FileInfo(path);
        var known = file.Exists ? $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n{format}" : $"{file.FullName}\n{format}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(known)));
    }

    /// <summary>What an earlier load of this file left; null when there was none.</summary>
    public async ValueTask<(FilePosition Position, PushTally Tally, bool IsDone)?> ReadAsync(int file, CancellationToken cancellation)
    {
        var saved = await loads.GetAsync(fingerprints[file], cancellation).ConfigureAwait(false);
        return saved is null ? null : (new FilePosition(saved.PositionBytes, saved.PositionLine, saved.Pushes), TallyOf(saved), saved.Done);
    }

    public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) =>
        loads.SaveAsync(
            new LoadProgress(fingerprints[file])
            {
                PositionBytes = position.Offset,
                PositionLine = position.Line,
                Pushes = position.Pushes,
                Kept = tally.Kept,
                Scans = tally.Scans,
                Rejected = tally.Rejected,
                Withheld = tally.Withheld,
                CountByReason = CountsOf(tally),
                Done = isDone,
            },
            cancellation);

    private static Dictionary<string, long> CountsOf(PushTally tally) =>
        Enum.GetValues<RejectionReason>().Select(reason => (Name: reason.ToString(), Count: tally.RejectedFor(reason)))
            .Concat(Enum.GetValues<WithholdingReason>().Select(reason => (Name: reason.ToString(), Count: tally.WithheldFor(reason))))
            .Where(reason => reason.Count > 0)
            .ToDictionary(reason => reason.Name, reason => reason.Count);

    private static PushTally TallyOf(LoadProgress saved)
    {
        var tally = new PushTally(saved.Kept, saved.Scans);
        foreach (var (name, count) in saved.CountByReason)
        {
            if (Enum.TryParse<RejectionReason>(name, out var rejected))
            {
                tally.Reject(rejected, count);
            }
            else if (Enum.TryParse<WithholdingReason>(name, out var withheld))
            {
                tally.Withhold(withheld, count);
            }
        }

        return tally;
    }
}
