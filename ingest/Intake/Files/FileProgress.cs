namespace Analytics.Intake.Files;

/// <summary>How far a file is read.</summary>
/// <param name="BytesRead">Bytes taken from the file as it lies on disk: compressed bytes of a compressed one.</param>
/// <param name="Length">Length of the file in the same bytes; null for a pipe.</param>
public readonly record struct FileProgress(long BytesRead, long? Length);
