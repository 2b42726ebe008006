namespace Analytics.Eta;

/// <summary>Rows as XGBoost takes them to learn: features, the interval that the label lies in, and weights. Copied on the way in.</summary>
internal sealed class RowMatrix : IDisposable
{
    private RowMatrix(nint handle) => Handle = handle;

    public nint Handle { get; private set; }

    /// <param name="values">Rows x columns; NaN where unknown.</param>
    /// <param name="columns">Columns.</param>
    /// <exception cref="EtaException">XGBoost refuses them.</exception>
    public static unsafe RowMatrix Of(ReadOnlySpan<float> values, int columns)
    {
        XgBoostNative.Require();
        fixed (float* at = values)
        {
            XgBoostNative.Check(XgBoostNative.MatrixOf(at, (ulong)(values.Length / columns), (ulong)columns, float.NaN, out var handle));
            return new RowMatrix(handle);
        }
    }

    /// <param name="values">Rows x columns; NaN where unknown.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="lower">Least hours.</param>
    /// <param name="upper">Most hours: the same where they are known, infinite where the parcel is in flight.</param>
    /// <param name="weights">How much each row counts.</param>
    /// <exception cref="EtaException">XGBoost refuses them.</exception>
    public static RowMatrix Of(ReadOnlySpan<float> values, int columns, ReadOnlySpan<float> lower, ReadOnlySpan<float> upper, ReadOnlySpan<float> weights)
    {
        var matrix = Of(values, columns);
        try
        {
            matrix.Set("label_lower_bound", lower);
            matrix.Set("label_upper_bound", upper);
            matrix.Set("weight", weights);
            return matrix;
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Handle != 0)
        {
            XgBoostNative.Check(XgBoostNative.FreeMatrix(Handle));
            Handle = 0;
        }
    }

    private unsafe void Set(string field, ReadOnlySpan<float> values)
    {
        fixed (float* at = values)
        {
            XgBoostNative.Check(XgBoostNative.SetInfo(Handle, field, at, (ulong)values.Length));
        }
    }
}
