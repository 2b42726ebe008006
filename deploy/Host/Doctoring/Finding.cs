namespace Analytics.Host.Doctoring;

/// <summary>How grave a finding is.</summary>
internal enum Level
{
    Ok,
    Warning,
    Fault,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Check">What: a few words.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Text">How it is, and what to do where it is not well. No secret is in it.</param>
internal sealed record Finding(string Check, Level Level, string Text)
{
    public static Finding Ok(string check, string text) => new(check, Level.Ok, text);

    public static Finding Warning(string check, string text) => new(check, Level.Warning, text);

    public static Finding Fault(string check, string text) => new(check, Level.Fault, text);
}
