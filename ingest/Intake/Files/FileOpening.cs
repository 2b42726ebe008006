namespace Analytics.Intake.Files;

/// <summary>Opens files, and tells those that cannot be read from those that can, before anything is read.</summary>
internal static class FileOpening
{
    private const int ReadAhead = 1 << 16;

    public static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        if (Directory.Exists(path))
        {
            throw new FileRefusedException(path, FileRefusal.Folder);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileRefusedException(path, FileRefusal.Missing);
        }
        catch (UnauthorizedAccessException)
        {
            throw new FileRefusedException(path, FileRefusal.NoPermission);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new FileRefusedException(path, FileRefusal.CannotOpen);
        }
    }

    /// <exception cref="FileRefusedException">The bytes are those of another kind of file.</exception>
    public static void CheckIsText(string name, ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> utf16 = [0xFF, 0xFE], utf16BigEndian = [0xFE, 0xFF];
        if (head.StartsWith(utf16) || head.StartsWith(utf16BigEndian) || head[..Math.Min(2, head.Length)].Contains((byte)0))
        {
            throw new FileRefusedException(name, FileRefusal.NotUtf8);
        }

        ReadOnlySpan<byte> zip = [0x50, 0x4B, 3, 4], xz = [0xFD, 0x37, 0x7A, 0x58, 0x5A], zstandard = [0x28, 0xB5, 0x2F, 0xFD];
        if (head.StartsWith(zip) || head.StartsWith(xz) || head.StartsWith(zstandard)
            || head.StartsWith("BZh"u8) || head.StartsWith("PAR1"u8) || head.StartsWith("ARROW1"u8))
        {
            throw new FileRefusedException(name, FileRefusal.NotText);
        }
    }
}
