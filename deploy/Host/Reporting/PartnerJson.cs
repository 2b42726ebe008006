using System.Text.Json.Serialization;
using Analytics.Releases;

namespace Analytics.Host.Reporting;

/// <summary>An entitlement with how it stands.</summary>
/// <param name="Key">The id of the partner's key.</param>
/// <param name="Name">The key's name.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="From">The first window, as 2026-08.</param>
/// <param name="To">The last; null while there is no end to it.</param>
/// <param name="GrantedAt">When it was granted.</param>
/// <param name="RevokedAt">When it was revoked; null while it stands.</param>
/// <param name="TermsVersion">The version of the terms that the partner agreed to last; null when it agreed to none.</param>
/// <param name="TermsAcceptedAt">When.</param>
/// <param name="Downloads">Answers with bytes of files of this dataset.</param>
/// <param name="Bytes">Bytes sent with them.</param>
internal sealed record PartnerEntry(
    string Key, string Name, string Dataset, string From, string? To, DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt,
    string? TermsVersion, DateTimeOffset? TermsAcceptedAt, long Downloads, long Bytes)
{
    public static PartnerEntry Of(Entitlement entitlement, string name, Acceptance? accepted, IReadOnlyCollection<LoggedDownload> downloads) => new(
        entitlement.Partner,
        name,
        entitlement.Dataset,
        $"{entitlement.From}",
        entitlement.To is { } to ? $"{to}" : null,
        entitlement.GrantedAt,
        entitlement.RevokedAt,
        accepted?.Version,
        accepted?.At,
        downloads.Count(download => download.Sent > 0),
        downloads.Sum(download => download.Sent ?? 0));
}

/// <summary>An entry of the access log.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="At">When the answer began.</param>
/// <param name="Key">The id of the key that asked.</param>
/// <param name="Release">The release.</param>
/// <param name="File">The file.</param>
/// <param name="First">The first byte that was to be sent.</param>
/// <param name="Last">The last; null where the answer has no body.</param>
/// <param name="Sent">Bytes that were sent; null while they are, and for good where the process ended meanwhile.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record LogEntry(long Number, DateTimeOffset At, string Key, string Release, string File, long First, long? Last, long? Sent, int Status)
{
    public static LogEntry Of(LoggedDownload logged)
    {
        var download = logged.Download;
        return new LogEntry(
            logged.Number,
            logged.At,
            download.Partner,
            download.Release,
            download.File,
            download.First,
            download.Length > 0 ? download.First + download.Length - 1 : null,
            logged.Sent,
            download.Status);
    }
}

/// <summary>The file by which clients of Delta Sharing find a server and open it.</summary>
/// <param name="ShareCredentialsVersion">1</param>
/// <param name="Endpoint">Where the protocol is served.</param>
/// <param name="BearerToken">The API key.</param>
internal sealed record DeltaProfile(int ShareCredentialsVersion, string Endpoint, string BearerToken)
{
    // Not the key.
    public override string ToString() => nameof(DeltaProfile);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<LogEntry>))]
[JsonSerializable(typeof(IReadOnlyList<PartnerEntry>))]
internal sealed partial class PartnerJson : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DeltaProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
