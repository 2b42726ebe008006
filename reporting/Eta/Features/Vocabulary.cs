using System.Collections.Frozen;

namespace Analytics.Eta;

/// <summary>Texts as numbers, with what trees are given for each: the logarithm of the hours that half of its parcels take.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, int> numbers;
    private readonly float[] codes;

    /// <param name="words">Each once.</param>
    /// <param name="codes">One for each.</param>
    public Vocabulary(IReadOnlyList<string> words, IReadOnlyList<float> codes)
    {
        (Words, Codes, this.codes) = (words, codes, [.. codes]);
        numbers = words.Select((word, i) => KeyValuePair.Create(word, i)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<float> Codes { get; }

    /// <returns>-1 for one that is not known.</returns>
    public int Find(string word) => numbers.GetValueOrDefault(word, -1);

    /// <returns>NaN for what is not known, which trees have a way for.</returns>
    public float CodeOf(int number) => number < 0 ? float.NaN : codes[number];
}
