using System.Collections.Concurrent;
using System.Text;

namespace Analytics.Warehouse;

/// <summary>The record of file loads (table <c>loads</c>), which <c>--resume</c> goes by.</summary>
public sealed class Loads
{
    private static readonly Statement Read = new(Resources.Text("Loads/read.sql"));

    private readonly IClickHouse clickHouse;
    private readonly ConcurrentDictionary<string, ulong> versions = new(StringComparer.Ordinal);

    internal Loads(IClickHouse clickHouse) => this.clickHouse = clickHouse;

    /// <summary>What was last saved for a file; null when nothing was.</summary>
    /// <param name="fingerprint">64 hex digits.</param>
    public async ValueTask<LoadProgress?> GetAsync(string fingerprint, CancellationToken cancellation = default)
    {
        Validate(fingerprint);
        var statement = Read with { Parameters = new Dictionary<string, string> { ["fingerprint"] = fingerprint } };
        await foreach (var row in clickHouse.ReadRowsAsync(statement, StoredRows.Default.Row, cancellation).ConfigureAwait(false))
        {
            versions[fingerprint] = row.Version;
            return row.Progress(fingerprint);
        }

        return null;
    }

    /// <summary>Saves how far a file has come, in place of what was saved before. One caller at a time for one file.</summary>
    public async ValueTask SaveAsync(LoadProgress progress, CancellationToken cancellation = default)
    {
        Validate(progress.Fingerprint);
        if (!versions.ContainsKey(progress.Fingerprint))
        {
            await GetAsync(progress.Fingerprint, cancellation).ConfigureAwait(false);
        }

        var version = versions.AddOrUpdate(progress.Fingerprint, 1, (_, last) => last + 1);
        var row = new RowBinaryWriter();
        row.Fixed(Encoding.ASCII.GetBytes(progress.Fingerprint));
        row.UInt64((ulong)progress.PositionBytes);
        row.UInt64((ulong)progress.PositionLine);
        row.UInt64((ulong)progress.Pushes);
        row.UInt64((ulong)progress.Kept);
        row.UInt64((ulong)progress.Scans);
        row.UInt64((ulong)progress.Rejected);
        row.UInt64((ulong)progress.Withheld);
        row.VarUInt((uint)progress.CountByReason.Count);
        foreach (var (reason, count) in progress.CountByReason)
        {
            row.Text(reason);
            row.UInt64((ulong)count);
        }

        row.Bool(progress.Done);
        row.UInt64(version);
        await clickHouse.InsertAsync("loads", row.Chunks, cancellation).ConfigureAwait(false);
    }

    private static void Validate(string fingerprint)
    {
        if (fingerprint.Length != 64 || !fingerprint.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("A fingerprint has 64 hex digits.", nameof(fingerprint));
        }
    }

    internal sealed record Row(
        long PositionBytes, long PositionLine, long Pushes, long Kept, long Scans, long Rejected, long Withheld,
        Dictionary<string, long> CountByReason, bool Done, ulong Version)
    {
        public LoadProgress Progress(string fingerprint) => new(fingerprint)
        {
            PositionBytes = PositionBytes,
            PositionLine = PositionLine,
            Pushes = Pushes,
            Kept = Kept,
            Scans = Scans,
            Rejected = Rejected,
            Withheld = Withheld,
            CountByReason = CountByReason,
            Done = Done,
        };
    }
}
