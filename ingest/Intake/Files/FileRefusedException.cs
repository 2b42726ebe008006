namespace Analytics.Intake.Files;

/// <summary>Why a file is not read at all.</summary>
public enum FileRefusal
{
    Missing = 1,
    Folder,
    NoPermission,
    Empty,
    /// <summary>Cannot be opened for another reason: the disk or the connection fails.</summary>
    CannotOpen,
    /// <summary>UTF-16 or UTF-32 text.</summary>
    NotUtf8,
    /// <summary>A container or compression that is not read here: zip, xz, Parquet.</summary>
    NotText,
    /// <summary>Delimited text without a line of column names.</summary>
    NoHeader,
    /// <summary>Shorter than the position to resume from: not the file that was being read.</summary>
    Changed,
}

/// <summary>A file that cannot be read at all; nothing of it has been delivered.</summary>
public sealed class FileRefusedException : IOException
{
    internal FileRefusedException(string file, FileRefusal why)
        : base($"{file}: {Explain(why)}")
    {
        File = file;
        Why = why;
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    public FileRefusal Why { get; }

    private static string Explain(FileRefusal why) => why switch
    {
        FileRefusal.Missing => "there is no such file. Check the name and the folder.",
        FileRefusal.Folder => "this is a folder. Name the files in it.",
        FileRefusal.NoPermission => "no permission to read it. Allow this user to read the file (chmod u+r), or run as a user who may.",
        FileRefusal.Empty => "the file is empty. Check that it was written and copied to its end.",
        FileRefusal.NotUtf8 => "the text is UTF-16 or UTF-32. Convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8).",
        FileRefusal.NotText => "this is neither text nor gzip. Unpack it, or save it as CSV or JSON, first.",
        FileRefusal.NoHeader => "the first line holds no column names. Delimited text needs a header line.",
        FileRefusal.Changed => "it is shorter than where the last load stopped, so it is not the same file. Load it anew, without --resume.",
        _ => "it cannot be opened. Check the disk or the connection that it lies on.",
    };
}
