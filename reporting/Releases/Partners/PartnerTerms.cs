namespace Analytics.Releases;

/// <summary>The terms of use that a partner agrees to before its first download of a dataset. What is changed is a new version.</summary>
/// <param name="Version">Its name: <c>1</c>.</param>
/// <param name="Text">Markdown.</param>
public sealed record PartnerTerms(string Version, string Text)
{
    /// <summary>The version that is to be agreed to now.</summary>
    public static PartnerTerms Current { get; } = Of("1");

    private static PartnerTerms Of(string version) => new(version, Resources.Text($"Partners/Terms/{version}.md"));
}
