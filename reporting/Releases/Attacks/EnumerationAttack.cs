using System.Text.RegularExpressions;

namespace Analytics.Releases;

/// <summary>Enumeration: whoever can make tokens of all numbers there are, or read numbers and addresses themselves, looks for them in the files.</summary>
internal sealed partial class EnumerationAttack(AttackGround ground) : Attack("enumeration")
{
    private readonly TokenSearch search = new(ground, "parcel_tokens", each: 1);
    private readonly HashSet<string> names = [.. ground.Dataset.Grid.Carriers, .. ground.Dataset.Grid.Services];
    private long texts;
    private long identifiers;

    public override Task PrepareAsync(CancellationToken cancellation) => search.PrepareAsync(cancellation);

    public override void SeeBytes(string file, ReadOnlySpan<byte> bytes) => search.See(bytes);

    public override void SeeGroup(AttackedRow row) => See(row.Row);

    public override void SeeTotal(CsvRow row) => See(row);

    public override async Task<AttackResult> ConcludeAsync(CancellationToken cancellation)
    {
        var found = await search.FoundAsync(cancellation).ConfigureAwait(false);
        return Result(
            found + identifiers == 0,
            $"About {Plain.Count(Rounded.Of(search.Tokens))} tokens of parcels were looked for at {Plain.Count(search.Offsets)} offsets, as bytes and as digits; tracking numbers, mail addresses and telephone numbers in {Plain.Count(texts)} texts.",
            found + identifiers == 0 ? "None of them." : $"{Plain.Count(found)} tokens and {Plain.Count(identifiers)} numbers or addresses.");
    }

    // Names of the grid were public before the data were.
    private void See(CsvRow row)
    {
        foreach (var (column, place) in row.Places)
        {
            var text = row.Cells[place];
            if (column != "durations" && text.Length > 6 && !names.Contains(text))
            {
                texts++;
                identifiers += Identifier().IsMatch(text) ? 1 : 0;
            }
        }
    }

    // Universal Postal Union S10; UPS; an address with a dot behind its @; ten digits and more, perhaps behind a +.
    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{9}[A-Z]{2}\b|\b1Z[0-9A-Z]{16}\b|[^@\s]+@[^@\s]+\.[^@\s]+|\+?[0-9]{10,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
