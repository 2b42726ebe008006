namespace Analytics.Control;

/// <summary>A password that no log, message or dump shows. Read once, when it is made.</summary>
public sealed class ControlPassword
{
    private readonly string text;

    private ControlPassword(string text) => this.text = text;

    /// <summary>No password: the server knows the user by a certificate, or trusts this machine.</summary>
    public static ControlPassword None { get; } = new("");

    public static ControlPassword FromText(string text) => new(text);

    public override string ToString() => text.Length == 0 ? "(none)" : "(not shown)";

    /// <summary>The password itself, for the one place that sends it; null when there is none.</summary>
    internal string? Reveal() => text.Length == 0 ? null : text;
}
