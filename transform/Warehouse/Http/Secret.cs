namespace Analytics.Warehouse;

/// <summary>A password that no log, message or dump shows. Read once, when it is made.</summary>
public sealed class Secret
{
    private readonly string text;

    private Secret(string text) => this.text = text;

    /// <summary>The empty password.</summary>
    public static Secret None { get; } = new("");

    public static Secret FromText(string text) => new(text);

    public override string ToString() => text.Length == 0 ? "(none)" : "(not shown)";

    /// <summary>The password itself, for the one place that sends it.</summary>
    internal string Reveal() => text;
}
