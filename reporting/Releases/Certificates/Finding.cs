namespace Analytics.Releases;

/// <summary>What a check of a release found.</summary>
/// <param name="Check">The check: <c>signature</c>.</param>
/// <param name="Passed">Whether all is as the certificate says.</param>
/// <param name="Text">What was looked at, or what is wrong, in a sentence. Holds no value of a row.</param>
public sealed record Finding(string Check, bool Passed, string Text);
