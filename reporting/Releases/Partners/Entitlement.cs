namespace Analytics.Releases;

/// <summary>What a partner bought of a dataset: the releases of some windows.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Partner">The id of the partner's API key.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="From">The first window.</param>
/// <param name="To">The last; null while there is no end to it.</param>
/// <param name="GrantedAt">When it was granted.</param>
/// <param name="RevokedAt">When it was revoked; null while it stands.</param>
public sealed record Entitlement(long Number, string Partner, string Dataset, Window From, Window? To, DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether a window is among those that were bought, both ends included.</summary>
    public bool Covers(Window window) => window >= From && (To is not { } last || window <= last);
}

/// <summary>That a partner agreed to the terms of use of a dataset.</summary>
/// <param name="Partner">The id of the partner's API key.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Version">The version of the terms that it agreed to.</param>
/// <param name="At">When.</param>
public sealed record Acceptance(string Partner, string Dataset, string Version, DateTimeOffset At);
