namespace Analytics.Control;

/// <summary>A password that no log, message or dump shows. Read once, when it is made.</summary>
public sealed class ControlPassword
{
    private readonly string text;

    private ControlPassword(string text) => this.text = text;

    /// <summary>No password: the server knows the user by a certificate, or trusts this machine.</summary>
    public static ControlPassword None { get; } = new("");

    public static ControlPassword FromText(string text) => new(text);

    /// <summary>The first line of a file, as container platforms hand secrets over.</summary>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public static ControlPassword FromFile(string path)
    {
        try
        {
            return new ControlPassword(File.ReadLines(path).FirstOrDefault() ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The file of the control database's password, {path}, cannot be read. Check that it is there and that its owner is this user.", e);
        }
    }

    public override string ToString() => text.Length == 0 ? "(none)" : "(not shown)";

    /// <summary>The password itself, for the one place that sends it; null when there is none.</summary>
    internal string? Reveal() => text.Length == 0 ? null : text;
}
