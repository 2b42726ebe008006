namespace Analytics.Eta;

/// <summary>A vocabulary in the making: texts in the order in which they first come, with what parcels that have them took.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Groups groups = new();

    public int Number(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers.Add(word, number = numbers.Count);
        }

        return number;
    }

    public void Add(int number, Observation took) => groups.Add(new StatKey(number), took);

    public IReadOnlyList<StatRow> Stats(Stat around) => groups.Shrunken(_ => around);

    /// <summary>The words with what trees are given for each: the logarithm of the shrunken median.</summary>
    public Vocabulary ToVocabulary(Stat around)
    {
        var codes = new float[numbers.Count];
        Array.Fill(codes, MathF.Log(around.Median));
        foreach (var (key, value) in Stats(around).Select(row => (row.Key, row.Value)))
        {
            codes[key.A] = MathF.Log(value.Median);
        }

        return new Vocabulary([.. numbers.Keys], codes);
    }
}
