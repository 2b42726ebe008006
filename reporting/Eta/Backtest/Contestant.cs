namespace Analytics.Eta;

/// <summary>Somebody who tells, at each moment of a slice, when a parcel arrives.</summary>
/// <param name="name">One of <see cref="Contenders"/>.</param>
/// <param name="hasQuantiles">Whether it tells a distribution, or an instant alone.</param>
internal abstract class Contestant(string name, bool hasQuantiles)
{
    public string Name => name;

    public bool HasQuantiles => hasQuantiles;

    /// <summary>Tells of a moment.</summary>
    /// <param name="moment">Its place among the moments of the slice.</param>
    /// <param name="hours">Hours left at each of <see cref="Levels"/>; at the median alone for an instant.</param>
    /// <returns>False when it tells nothing of it.</returns>
    public abstract bool Tell(int moment, Span<float> hours);
}

/// <summary>A model.</summary>
/// <param name="moments">The slice, by the model's own features.</param>
internal sealed class ModelContestant(string name, EtaModel model, Moments moments) : Contestant(name, hasQuantiles: true)
{
    public float[] Margins { get; } = Boosting.MarginsOf(model.Booster, moments);

    public override bool Tell(int moment, Span<float> hours)
    {
        model.Quantiles(Margins[moment], moments.Priors[moment].Spread, moments.Lanes[moment], hours);
        return true;
    }
}
