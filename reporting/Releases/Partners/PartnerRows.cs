namespace Analytics.Releases;

/// <summary>Rows of the partners' tables as they are stored.</summary>
internal static class PartnerRows
{
    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static Window Month(long number) => new((int)(number / 100), (int)(number % 100));

    internal sealed class EntitlementRow
    {
        public long Number { get; init; }

        public long GrantedAt { get; init; }

        public string Partner { get; init; } = "";

        public string Dataset { get; init; } = "";

        public long FirstMonth { get; init; }

        public long? LastMonth { get; init; }

        public long? RevokedAt { get; init; }

        public Entitlement ToEntitlement() => new(
            Number, Partner, Dataset, Month(FirstMonth), LastMonth is { } last ? Month(last) : null, Instant(GrantedAt), RevokedAt is { } at ? Instant(at) : null);
    }

    internal sealed class AcceptanceRow
    {
        public string Partner { get; init; } = "";

        public string Dataset { get; init; } = "";

        public string Version { get; init; } = "";

        public long AcceptedAt { get; init; }

        public Acceptance ToAcceptance() => new(Partner, Dataset, Version, Instant(AcceptedAt));
    }

    internal sealed class DownloadRow
    {
        public long Number { get; init; }

        public long BegunAt { get; init; }

        public string Partner { get; init; } = "";

        public string ReleaseId { get; init; } = "";

        public string File { get; init; } = "";

        public long FirstByte { get; init; }

        public long Length { get; init; }

        public long Status { get; init; }

        public long? Sent { get; init; }

        public LoggedDownload ToDownload() => new(Number, Instant(BegunAt), new Download(Partner, ReleaseId, File, FirstByte, Length, (int)Status), Sent);
    }

    internal sealed class FetchedRow
    {
        public string Partner { get; init; } = "";

        public string ReleaseId { get; init; } = "";

        public long Downloads { get; init; }

        public long Bytes { get; init; }

        public long LastAt { get; init; }

        public Fetched ToFetched() => new(Partner, ReleaseId, Downloads, Bytes, Instant(LastAt));
    }
}
