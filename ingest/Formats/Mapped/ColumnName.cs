namespace Analytics.Formats.Mapped;

/// <summary>Names of columns: which are names at all, and the words that they are made of.</summary>
internal static class ColumnName
{
    private const int Longest = 60;
    private const int MostDigits = 3;

    /// <summary>False for what looks like a value: a key can be personal as well, and must not be shown.</summary>
    public static bool IsPlain(string name) => name.Length is > 0 and <= Longest && IsFreeOfNumbers(name) && !name.Contains('.');

    /// <summary>Holds neither an e-mail address nor a number long enough to be somebody's.</summary>
    public static bool IsFreeOfNumbers(string text) => text.Count(char.IsDigit) <= MostDigits && !text.Contains('@');

    /// <summary>The words of a name or path, in small letters and without plural: <c>events[].eventType</c> is event, event, type.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        for (var at = 0; at < name.Length;)
        {
            var start = at;
            while (at < name.Length && char.IsLetter(name[at]) && (at == start || !BeginsWord(name, at)))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(Singular(name[start..at].ToLowerInvariant()));
            }
            else
            {
                at++;
            }
        }

        return words;
    }

    private static bool BeginsWord(string name, int at) => char.IsUpper(name[at])
        && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && word[^2] is not ('s' or 'u') ? word[..^1] : word;
}
