namespace Analytics.Web;

/// <summary>A whole answer, to be given any number of times.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="FileName">What a browser that downloads it calls it; null where it is not a file.</param>
internal sealed record Answer(string ContentType, ReadOnlyMemory<byte> Body, string? FileName);
