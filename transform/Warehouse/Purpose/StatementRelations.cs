namespace Analytics.Warehouse;

/// <summary>Which tables, views and table functions a statement reads, as far as its text tells.</summary>
internal static class StatementRelations
{
    /// <summary>
    /// What stands behind FROM, JOIN and a comma between relations, but for subqueries and what WITH names; and a table that stands alone behind IN.
    /// A statement that is no query reads something that is not told: its first word.
    /// </summary>
    public static IEnumerable<string> Of(string sql)
    {
        var words = Words(sql).ToList();
        var named = Named(words);
        if (words.Count == 0 || !(Is(words[0], "SELECT") || Is(words[0], "WITH")))
        {
            yield return words.FirstOrDefault("nothing");
        }

        for (var i = 0; i + 1 < words.Count; i++)
        {
            var found = Is(words[i], "FROM") || Is(words[i], "JOIN") ? List(words, i + 1)
                : Is(words[i], "IN") && IsName(words[i + 1]) ? [NameAt(words, i + 1)]
                : [];
            foreach (var name in found.Where(name => !named.Contains(name)))
            {
                yield return name;
            }
        }
    }

    // The first, and each behind a comma, until a clause begins or the subquery that they stand in ends. What stands in brackets is told by
    // its own FROM.
    private static IEnumerable<string> List(List<string> words, int first)
    {
        var (depth, isDue) = (0, true);
        for (var i = first; i < words.Count && depth >= 0 && !(depth == 0 && IsClause(words[i])); i++)
        {
            if (depth == 0 && isDue && IsName(words[i]))
            {
                yield return NameAt(words, i);
            }

            isDue = depth == 0 && words[i] == ",";
            depth += words[i] == "(" ? 1 : words[i] == ")" ? -1 : 0;
        }
    }

    private static string NameAt(List<string> words, int at) =>
        at + 2 < words.Count && words[at + 1] == "." ? $"{words[at]}.{words[at + 2]}" : words[at];

    private static HashSet<string> Named(List<string> words) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Count - 2)).Where(i => Is(words[i + 1], "AS") && words[i + 2] == "(" && IsName(words[i])).Select(i => words[i])];

    private static bool IsClause(string word) =>
        Is(word, "WHERE") || Is(word, "GROUP") || Is(word, "ORDER") || Is(word, "LIMIT") || Is(word, "INNER") || Is(word, "LEFT") || Is(word, "JOIN")
        || Is(word, "UNION") || Is(word, "SETTINGS") || Is(word, "HAVING") || Is(word, "PREWHERE") || Is(word, "ARRAY") || Is(word, "USING") || Is(word, "ON");

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string word) => char.IsAsciiLetter(word[0]) || word[0] is '_' or '`' or '"';

    /// <summary>Names, quoted ones with their quotes, and single signs; no comments, and no texts.</summary>
    private static IEnumerable<string> Words(string sql)
    {
        for (var i = 0; i < sql.Length;)
        {
            var next = SqlText.SkipToken(sql, i);
            var isWord = char.IsAsciiLetterOrDigit(sql[i]) || sql[i] == '_';
            if (isWord)
            {
                next = i;
                while (next < sql.Length && (char.IsAsciiLetterOrDigit(sql[next]) || sql[next] == '_'))
                {
                    next++;
                }
            }

            if (isWord || (!SqlText.IsBlank(sql, i) && sql[i] != '\''))
            {
                yield return sql[i..next];
            }

            i = next;
        }
    }
}
