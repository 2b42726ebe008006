namespace Analytics.Eta;

/// <summary>Trees and the tables beside them: what quantiles are told from.</summary>
internal sealed class EtaModel(Booster booster, EtaTables tables) : IDisposable
{
    public Booster Booster => booster;

    public EtaTables Tables => tables;

    public FeatureSet Features { get; } = new(tables);

    /// <summary>Hours left at each of <see cref="Levels"/>.</summary>
    /// <param name="margin">Logarithm of the hours by which half arrive, as trees have it.</param>
    /// <param name="spread">Of what history tells.</param>
    /// <param name="lane">Origin and destination, as numbers of the tables.</param>
    /// <param name="hours">Filled.</param>
    public void Quantiles(float margin, float spread, StatKey lane, Span<float> hours)
    {
        var offsets = tables.Calibration.OffsetsOf(lane, margin);
        for (var level = 0; level < Levels.Count; level++)
        {
            hours[level] = MathF.Exp(margin + (offsets[level] * spread));
        }
    }

    public void Dispose() => booster.Dispose();
}
