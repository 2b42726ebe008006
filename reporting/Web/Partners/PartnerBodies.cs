namespace Analytics.Web;

/// <summary>Datasets that the key may have something of.</summary>
/// <param name="Datasets">By id.</param>
internal sealed record PartnerDatasetList(IReadOnlyList<PartnerDatasetBody> Datasets);

/// <summary>A dataset as the key may have it.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">What is in it and what it is good for.</param>
/// <param name="Windows">What was bought; none for a key that may have everything.</param>
/// <param name="Releases">The windows of releases that can be fetched now, as 2026-08.</param>
/// <param name="Terms">Whether the terms of use are agreed to.</param>
internal sealed record PartnerDatasetBody(
    string Id, string Title, string Description, IReadOnlyList<WindowsBody> Windows, IReadOnlyList<string> Releases, TermsState Terms);

/// <summary>Windows that were bought, both ends included.</summary>
/// <param name="From">The first, as 2026-08.</param>
/// <param name="To">The last; null while there is no end to it.</param>
internal sealed record WindowsBody(string From, string? To);

/// <summary>How it stands with the terms of use.</summary>
/// <param name="Version">The version that is to be agreed to.</param>
/// <param name="AcceptedAt">When it was agreed to; null until it is, and until then no file is sent.</param>
internal sealed record TermsState(string Version, DateTimeOffset? AcceptedAt);

/// <summary>The terms of use.</summary>
/// <param name="Version">Their version.</param>
/// <param name="AcceptedAt">When they were agreed to; null until they are.</param>
/// <param name="Text">Markdown.</param>
internal sealed record TermsBody(string Version, DateTimeOffset? AcceptedAt, string Text);

/// <summary>Agrees to terms of use.</summary>
/// <param name="Version">The version that was read.</param>
internal sealed record TermsEntry(string Version);

/// <summary>Releases of a dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Releases">By window.</param>
internal sealed record PartnerReleaseList(string Dataset, IReadOnlyList<PartnerReleaseBody> Releases);

/// <summary>A release: its files never change.</summary>
/// <param name="Window">The window, as 2026-08.</param>
/// <param name="Release">Names the release.</param>
/// <param name="PublishedAt">Since when it can be fetched.</param>
/// <param name="Certificate">How it was made anonymous, in short.</param>
/// <param name="Files">Its files, by name.</param>
internal sealed record PartnerReleaseBody(string Window, string Release, DateTimeOffset PublishedAt, CertificateSummary Certificate, IReadOnlyList<PartnerFileBody> Files);

/// <summary>How a release was made anonymous, in short; certificate.json says all of it.</summary>
/// <param name="Sha256">Of certificate.json, as 64 hexadecimal digits.</param>
/// <param name="Summary">One line, for people.</param>
/// <param name="Noise">The law of the noise: gaussian or laplace, on integers.</param>
/// <param name="Rho">What the release may tell of a person or parcel, as zero-concentrated differential privacy.</param>
/// <param name="Epsilon">The same as epsilon, at delta.</param>
/// <param name="Delta">Where epsilon is told.</param>
/// <param name="GroupsPerUnit">Groups that one person or parcel may count in.</param>
/// <param name="ParcelsPerGroup">Parcels of one person that may count in a group.</param>
internal sealed record CertificateSummary(
    string Sha256, string Summary, string Noise, decimal Rho, double Epsilon, double Delta, int GroupsPerUnit, int ParcelsPerGroup);

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes, as 64 hexadecimal digits; its ETag is the same in quotes.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Href">Its address on this server.</param>
internal sealed record PartnerFileBody(string Name, long Bytes, string Sha256, string MediaType, string Href);
