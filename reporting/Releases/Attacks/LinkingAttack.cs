namespace Analytics.Releases;

/// <summary>
/// Linking across domains: rows are joined with the warehouse by the tokens of people, and with other releases by anything that is the same in two
/// rows beside their public names.
/// </summary>
internal sealed class LinkingAttack(AttackGround ground) : Attack("cross-domain-linking")
{
    // Fewer parcels in bins than this leave counts so small that two groups may have the same by chance.
    private const int LeastDistinct = 8;

    private readonly TokenSearch search = new(ground, "person_tokens", each: 3);
    private readonly HashSet<string> prints = new(StringComparer.Ordinal);
    private long repeated;

    public override Task PrepareAsync(CancellationToken cancellation) => search.PrepareAsync(cancellation);

    public override void SeeBytes(string file, ReadOnlySpan<byte> bytes) => search.See(bytes);

    public override void SeeGroup(AttackedRow row)
    {
        if (PrintOf(row.Row) is { } print)
        {
            repeated += prints.Add(print) ? 0 : 1;
        }
    }

    public override async Task<AttackResult> ConcludeAsync(CancellationToken cancellation)
    {
        var found = await search.FoundAsync(cancellation).ConfigureAwait(false);
        var (rows, joined) = (0L, repeated);
        foreach (var row in OtherRelease.On(ground.Shelf).SelectMany(other => other.Groups()))
        {
            cancellation.ThrowIfCancellationRequested();
            rows++;
            joined += PrintOf(row) is { } print && prints.Contains(print) ? 1 : 0;
        }

        return Result(
            found + joined == 0,
            $"About {Plain.Count(Rounded.Of(search.Tokens))} tokens of recipients and shippers were looked for at {Plain.Count(search.Offsets)} offsets; {Plain.Count(prints.Count)} histograms were compared with each other and with {Plain.Count(rows)} rows of other releases.",
            found + joined == 0 ? "No token, and no histogram that stands twice." : $"{Plain.Count(found)} tokens, and {Plain.Count(joined)} rows that can be joined by their histograms.");
    }

    private static string? PrintOf(CsvRow row)
    {
        var counts = row.Text("durations");
        return row.Counts("durations").Distinct().Count() < LeastDistinct ? null : counts;
    }
}
