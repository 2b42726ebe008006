using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Host.Releasing;

/// <summary>Shippers that belong together, from a file of lines <c>HOLDING,SHIPPER</c>: what a shipper is named by is turned into tokens at once.</summary>
internal static class Holdings
{
    /// <param name="file">The file; null for none.</param>
    /// <param name="seal">Makes tokens.</param>
    /// <returns>For each shipper's tokens the number of its holding.</returns>
    /// <exception cref="UsageException">There is no such file, or a line is not in that form.</exception>
    public static IReadOnlyDictionary<UInt128, int> Read(string? file, Func<SubjectSeal> seal)
    {
        var holdings = new Dictionary<UInt128, int>();
        if (file is null)
        {
            return holdings;
        }

        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}.");
        }

        var (numbers, tokens) = (new Dictionary<string, int>(StringComparer.Ordinal), seal());
        foreach (var (line, number) in File.ReadLines(file).Select((line, at) => (line.Trim(), at + 1)).Where(line => line.Item1.Length > 0))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma <= 0 || comma == line.Length - 1)
            {
                throw new UsageException($"{file}, line {number}: it must be HOLDING,SHIPPER, a name of your own and what the shipper is known by in pushes.");
            }

            var holding = line[..comma];
            numbers.TryAdd(holding, numbers.Count);
            var known = tokens.Tokenise([new SubjectReference(ReferenceKind.Account, line[(comma + 1)..])]).Tokens;
            foreach (var token in known.Where(token => token.Purpose == TokenPurpose.Shipper))
            {
                holdings[token.Token.ToBits()] = numbers[holding];
            }
        }

        return holdings;
    }
}
