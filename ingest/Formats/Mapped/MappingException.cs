namespace Analytics.Formats.Mapped;

/// <summary>A map that cannot be used. The message names the key and says what is allowed; it never holds a value of the data.</summary>
public sealed class MappingException(string key, string message) : FormatException(message)
{
    /// <summary>The key of the map that is wrong, its parts joined by dots; empty for the map as a whole.</summary>
    public string Key { get; } = key;
}
