namespace Analytics.Releases;

/// <summary>A format that the tables of a release are written in.</summary>
/// <param name="Ending">What names of files end with.</param>
/// <param name="Engine">What the engine calls it.</param>
/// <param name="Name">What metadata call it.</param>
/// <param name="MediaType">Of the file, as it lies on the disk.</param>
public sealed record FileFormat(string Ending, string Engine, string Name, string MediaType)
{
    public static FileFormat Parquet { get; } = new(".parquet", "Parquet", "parquet", "application/vnd.apache.parquet");

    public static FileFormat Arrow { get; } = new(".arrow", "Arrow", "arrow", "application/vnd.apache.arrow.file");

    /// <summary>RFC 4180 with lines that end in LF, a header, UTF-8, nothing for no value; compressed with gzip.</summary>
    public static FileFormat Csv { get; } = new(".csv.gz", "CSVWithNames", "csv", "application/gzip");

    public static IReadOnlyList<FileFormat> All { get; } = [Parquet, Arrow, Csv];

    public bool IsCompressed => this == Csv;
}
