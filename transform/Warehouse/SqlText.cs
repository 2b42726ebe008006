namespace Analytics.Warehouse;

/// <summary>As much of ClickHouse's grammar as it takes to tell statements apart: comments, and quotes of all three kinds.</summary>
internal static class SqlText
{
    /// <summary>A name, in quotes.</summary>
    public static string Name(string name) => $"`{name.Replace(@"\", @"\\").Replace("`", @"\`")}`";

    /// <summary>A text, in quotes. Values belong in parameters; this is for the statements that take none.</summary>
    public static string Text(string text) => $"'{text.Replace(@"\", @"\\").Replace("'", @"\'")}'";

    /// <summary>The statements of a script, in order, without the semicolons between them; comments stay where they stand.</summary>
    public static IEnumerable<string> Split(string script)
    {
        var start = 0;
        var hasText = false;
        for (var i = 0; i < script.Length;)
        {
            var next = SkipToken(script, i);
            if (script[i] == ';')
            {
                if (hasText)
                {
                    yield return script[start..i].Trim();
                }

                start = next;
                hasText = false;
            }
            else
            {
                hasText |= !IsBlank(script, i);
            }

            i = next;
        }

        if (hasText)
        {
            yield return script[start..].Trim();
        }
    }

    /// <summary>Whether a statement is a query whose result can be streamed, and stored elsewhere by an INSERT before it.</summary>
    public static bool IsSelect(string statement)
    {
        var i = 0;
        while (i < statement.Length && (IsBlank(statement, i) || statement[i] == '('))
        {
            i = SkipToken(statement, i);
        }

        var word = statement.AsSpan(i);
        var end = word.IndexOfAnyExceptInRange('A', 'z');
        word = end < 0 ? word : word[..end];
        return word.Equals("SELECT", StringComparison.OrdinalIgnoreCase)
            || word.Equals("WITH", StringComparison.OrdinalIgnoreCase)
            || word.Equals("FROM", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a blank or a comment stands here.</summary>
    public static bool IsBlank(string text, int i) => char.IsWhiteSpace(text[i]) || IsComment(text, i);

    private static bool IsComment(string text, int i) =>
        string.CompareOrdinal(text, i, "--", 0, 2) == 0 || string.CompareOrdinal(text, i, "/*", 0, 2) == 0;

    /// <summary>Where the character, comment or quoted text that begins here ends.</summary>
    public static int SkipToken(string text, int i)
    {
        if (IsComment(text, i))
        {
            var (mark, length) = text[i] == '-' ? ("\n", 1) : ("*/", 2);
            var end = text.IndexOf(mark, i + 2, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + length;
        }

        if (text[i] is not ('\'' or '"' or '`'))
        {
            return i + 1;
        }

        // A doubled quote is two quoted texts side by side, which comes to the same.
        var quote = text[i++];
        while (i < text.Length && text[i] != quote)
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length);
    }
}
