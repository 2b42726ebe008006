namespace Analytics.Releases;

/// <summary>A request for a file of a release, as the access log tells it.</summary>
/// <param name="Partner">The id of the key that asked.</param>
/// <param name="Release">The release.</param>
/// <param name="File">The file's name.</param>
/// <param name="First">The first byte that was to be sent, from 0.</param>
/// <param name="Length">Bytes that were to be sent; none where the answer has no body, as of HEAD.</param>
/// <param name="Status">The HTTP status that was answered.</param>
public sealed record Download(string Partner, string Release, string File, long First, long Length, int Status);

/// <summary>An entry of the access log.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="At">When the answer began.</param>
/// <param name="Download">What was asked for.</param>
/// <param name="Sent">Bytes that were really sent; null while they are, and for good where the process ended meanwhile.</param>
public sealed record LoggedDownload(long Number, DateTimeOffset At, Download Download, long? Sent);

/// <summary>What a partner fetched of a release.</summary>
/// <param name="Partner">The id of the key that asked.</param>
/// <param name="Release">The release.</param>
/// <param name="Downloads">Answers of which something was sent; a file that came in parts counts once for each.</param>
/// <param name="Bytes">That were sent.</param>
/// <param name="LastAt">When the latest of them began.</param>
public sealed record Fetched(string Partner, string Release, long Downloads, long Bytes, DateTimeOffset LastAt);
