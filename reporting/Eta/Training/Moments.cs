namespace Analytics.Eta;

/// <summary>
/// Moments of parcels, a row each: what was known then as features, and how long it took from there. The moments of a parcel weigh 1 together, and
/// stand side by side.
/// </summary>
/// <param name="Values">Rows x <see cref="FeatureSet.Count"/>.</param>
/// <param name="Priors">What the history tells of each.</param>
/// <param name="HoursLeft">Hours to delivery; hours that it was not delivered in, where it was not.</param>
/// <param name="IsDelivered">Which of the two.</param>
/// <param name="Weights">How much each counts.</param>
/// <param name="Parcels">Which parcel it is of: its place among the journeys.</param>
/// <param name="Lanes">Origin and destination, as numbers of the tables.</param>
/// <param name="At">When it was, in seconds since 1970.</param>
internal sealed record Moments(float[] Values, Prior[] Priors, float[] HoursLeft, bool[] IsDelivered, float[] Weights, int[] Parcels, StatKey[] Lanes, long[] At)
{
    public int Count => HoursLeft.Length;

    public ReadOnlySpan<float> Row(int i) => Values.AsSpan(i * FeatureSet.Count, FeatureSet.Count);

    /// <summary>Some of them, in the order given.</summary>
    public Moments Pick(int[] rows)
    {
        var values = new float[rows.Length * FeatureSet.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * FeatureSet.Count));
        }

        return new Moments(
            values, Pick(Priors, rows), Pick(HoursLeft, rows), Pick(IsDelivered, rows), Pick(Weights, rows), Pick(Parcels, rows), Pick(Lanes, rows), Pick(At, rows));
    }

    private static T[] Pick<T>(T[] from, int[] rows) => Array.ConvertAll(rows, row => from[row]);
}
