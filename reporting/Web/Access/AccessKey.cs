namespace Analytics.Web;

/// <summary>A key as it is listed: never its secret.</summary>
/// <param name="Id">12 hex digits.</param>
/// <param name="Role">What it opens.</param>
/// <param name="Name">Whose it is, or what for.</param>
/// <param name="IsApiKey">An API key; else a browser that was let in by a sign-in link.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked; null while it is good.</param>
public sealed record AccessKey(string Id, Role Role, string Name, bool IsApiKey, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>Who asks: the key behind a request.</summary>
internal sealed record Caller(string KeyId, string Name, Role Role);
