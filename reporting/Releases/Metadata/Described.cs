namespace Analytics.Releases;

/// <summary>All that the metadata of a release are written from.</summary>
/// <param name="Facts">What is said of the release.</param>
/// <param name="Publisher">Who answers for it.</param>
/// <param name="Files">The files of its tables.</param>
/// <param name="Errors">What is to be expected of its figures, by budget.</param>
internal sealed record Described(ReleaseFacts Facts, Publisher Publisher, IReadOnlyList<FileEntry> Files, IReadOnlyList<ErrorPoint> Errors)
{
    public DatasetDefinition Dataset => Facts.Dataset;

    public IReadOnlyList<DatasetTable> Tables { get; } = DatasetTable.Of(Facts.Dataset);

    public FileEntry FileOf(DatasetTable table, FileFormat format) => Files.Single(file => file.Path == table.Name + format.Ending);
}
