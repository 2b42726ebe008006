using System.Runtime.CompilerServices;
using Analytics.Formats;
using Analytics.Formats.Mapped;

namespace Analytics.Intake.Files;

/// <summary>One file of a load.</summary>
/// <param name="Path">As the user named it; <c>-</c> for standard input.</param>
/// <param name="From">Where to go on; null for the start.</param>
/// <param name="Before">How the pushes before that position ended.</param>
/// <param name="IsDone">It was read to its end before: nothing is left to do.</param>
public sealed record FileToLoad(string Path, FilePosition? From, PushTally Before, bool IsDone)
{
    /// <summary>A file to be read from its start.</summary>
    public FileToLoad(string path)
        : this(path, null, new PushTally(), IsDone: false)
    {
    }
}

/// <summary>Where it is written down how far each file has come.</summary>
public interface IFileJournal
{
    /// <param name="file">Index of the file within the load.</param>
    /// <param name="position">Everything before it is durable.</param>
    /// <param name="tally">How the pushes before it ended, earlier runs included.</param>
    /// <param name="isDone">The file was read to its end.</param>
    /// <param name="cancellation">Gives up; the last position written stays.</param>
    ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation);
}

/// <summary>
/// Several files, one after the other, as one log of pushes. A file that cannot be read stops at its line and is told in
/// <see cref="Failures"/>; the others are still read.
/// </summary>
public sealed class FileLog(IReadOnlyList<FileToLoad> files, PushFraming? framing, Func<PushFile, PushFormat> formatOf, IFileJournal journal) : IPushLog
{
    private readonly FileState[] states = [.. files.Select(file => new FileState(file))];
    private readonly Dictionary<int, string> failures = [];
    private long bytesBefore;
    private long pushesRead;
    private volatile PushFile? current;

    /// <summary>What stopped a file, by its index: a message with file, line and reason.</summary>
    public IReadOnlyDictionary<int, string> Failures => failures;

    /// <summary>Bytes read so far over all files, as they lie on disk; safe to ask from another thread.</summary>
    public long BytesRead => Interlocked.Read(ref bytesBefore) + (current?.Progress.BytesRead ?? 0);

    /// <summary>Pushes read in this run; safe to ask from another thread.</summary>
    public long PushesRead => Interlocked.Read(ref pushesRead);

    /// <summary>How the pushes of a file ended so far, earlier runs included.</summary>
    public PushTally TallyOf(int file) => states[file].Tally;

    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // Reading a file blocks; the caller's thread is not ours to block.
        await Task.Yield();
        for (var index = 0; index < files.Count; index++)
        {
            if (files[index].IsDone)
            {
                continue;
            }

            using var file = Attempt(index, () => PushFile.Open(files[index].Path, framing, files[index].From, index));
            if (file is null || Attempt(index, () => formatOf(file)) is not { } format)
            {
                continue;
            }

            current = file;
            while (Attempt(index, () => file.Next(format, cancellation)) is { } block)
            {
                Interlocked.Add(ref pushesRead, block.Count);
                yield return block;
            }

            current = null;
            Interlocked.Add(ref bytesBefore, file.Progress.BytesRead);
            states[index].IsRead = !failures.ContainsKey(index);
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        foreach (var file in blocks.GroupBy(outcome => outcome.Block.File))
        {
            var state = states[file.Key];
            foreach (var outcome in file)
            {
                state.Tally.Add(outcome.Tally);
                state.Position = (FilePosition)outcome.Block.After;
            }

            await journal.SaveAsync(file.Key, state.Position, state.Tally, isDone: false, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes down which files were read to their end, once all of their pushes are committed.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        for (var index = 0; index < states.Length; index++)
        {
            if (states[index].IsRead)
            {
                await journal.SaveAsync(index, states[index].Position, states[index].Tally, isDone: true, cancellation).ConfigureAwait(false);
            }
        }
    }

    // What is wrong with one file must not keep the others from being read.
    private T? Attempt<T>(int index, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileRefusedException or FileUnreadableException)
        {
            failures[index] = e.Message;
        }
        catch (MappingException e)
        {
            failures[index] = $"{files[index].Path}, line 1: {e.Message}";
        }

        return null;
    }

    private sealed class FileState(FileToLoad file)
    {
        public PushTally Tally { get; } = file.Before;

        public FilePosition Position { get; set; } = file.From ?? FilePosition.Start;

        public bool IsRead { get; set; }
    }
}
