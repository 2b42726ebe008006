namespace Analytics.Intake.Files;

/// <summary>
/// Reading a file stopped in its middle. Thrown only after every whole push before that point has been delivered, so that
/// a load can keep what came and resume.
/// </summary>
public sealed class FileUnreadableException(string file, long line, string reason)
    : IOException($"{file}, line {line}: {reason} Everything before this line was read.")
{
    /// <summary>The file as it was named.</summary>
    public string File { get; } = file;

    /// <summary>Line of the first push that could not be read, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>What happened and what to do, in one or two sentences.</summary>
    public string Reason { get; } = reason;
}
