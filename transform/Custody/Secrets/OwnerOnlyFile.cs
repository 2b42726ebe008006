using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Analytics.Custody.Secrets;

/// <summary>A file of secrets that only its owner may read (mode 0600), in a folder that only its owner may open.</summary>
internal static partial class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int FileExists = 17; // EEXIST
    private const int ReadOnlyFolder = 0x90000; // O_RDONLY | O_DIRECTORY | O_CLOEXEC
    private const int WouldBlock = 11; // EWOULDBLOCK
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(10);

    /// <summary>Makes the folder of the file.</summary>
    public static void MakeFolder(string path) =>
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>True when others than the owner have a right to the file.</summary>
    public static bool IsOpenToOthers(string path) => (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None;

    /// <summary>Written beside and moved over, so that a crash leaves the old file or the new one, never half a file.</summary>
    public static void Write(string path, string text)
    {
        WriteThrough(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>
    /// Keeps other processes that ask for the same from going on until this is disposed of; waits for one that has it. It goes with the
    /// process, whatever ends that.
    /// </summary>
    public static FileStream Lock(string path)
    {
        var longest = Stopwatch.StartNew();
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly };
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", options);
            }
            catch (IOException e) when (e.HResult == WouldBlock && longest.Elapsed < LongestLock)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Makes the file, whole, unless it is there already: of several processes that try at once, one does.</summary>
    /// <returns>False when it was there.</returns>
    public static bool TryCreate(string path, string text)
    {
        var own = $"{path}.{Guid.NewGuid():N}.new";
        WriteThrough(own, text);
        try
        {
            // File.Move looks first and renames then: between the two another process may have made the file.
            return Link(own, path) == 0
                || (Marshal.GetLastPInvokeError() == FileExists ? false : throw new IOException("The file cannot be linked into its folder."));
        }
        finally
        {
            File.Delete(own);
        }
    }

    /// <summary>Puts random bytes in the place of a file's own, on the disk, and looks that they are there.</summary>
    /// <exception cref="IOException">They are not.</exception>
    public static void Overwrite(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        Overwrite(file);
    }

    /// <summary>Puts a file in the place of another, whose bytes are overwritten once nobody finds them by its name any more.</summary>
    public static void Replace(string path, string by)
    {
        using var old = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        File.Move(by, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Overwrite(old);
    }

    /// <summary>Has what was made or deleted in a folder reach the disk.</summary>
    /// <exception cref="IOException">It cannot be told to.</exception>
    public static void FlushFolder(string folder)
    {
        using var handle = new SafeFileHandle(Open(folder, ReadOnlyFolder), ownsHandle: true);
        if (handle.IsInvalid || Flush(handle) != 0)
        {
            throw new IOException("The folder cannot be flushed to the disk.");
        }
    }

    private static void Overwrite(FileStream file)
    {
        var noise = RandomNumberGenerator.GetBytes((int)file.Length);
        file.Write(noise);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        var found = new byte[noise.Length];
        file.ReadExactly(found);
        if (!found.AsSpan().SequenceEqual(noise))
        {
            throw new IOException("The file was not overwritten.");
        }
    }

    private static void WriteThrough(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
