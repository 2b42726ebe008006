using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Eta;

/// <summary>
/// A model of XGBoost. Any number of threads may call <see cref="Predict"/> at the same time; everything else belongs to one thread. One that nobody
/// holds any more is freed by its finalizer: a model that serves is replaced while callers still ask it.
/// </summary>
internal sealed class Booster : IDisposable
{
    private static readonly byte[] margins = Encoding.UTF8.GetBytes(
        """{"type":1,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false,"cache_id":0,"missing":NaN}""" + "\0");

    private static readonly byte[] contributions = Encoding.UTF8.GetBytes(
        """{"type":2,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}""" + "\0");

    private nint handle;

    private Booster(nint handle) => this.handle = handle;

    ~Booster() => Free();

    /// <summary>As <c>1.7.4</c>.</summary>
    public static string LibraryVersion
    {
        get
        {
            XgBoostNative.Version(out var major, out var minor, out var patch);
            return $"{major}.{minor}.{patch}";
        }
    }

    /// <summary>Columns of the rows that it learned from.</summary>
    public int Columns
    {
        get
        {
            XgBoostNative.Check(XgBoostNative.FeatureCount(handle, out var count));
            return (int)count;
        }
    }

    /// <summary>An empty one, to learn from rows.</summary>
    /// <exception cref="EtaException">XGBoost refuses a parameter, or is not installed.</exception>
    public static unsafe Booster For(RowMatrix rows, IEnumerable<(string Name, string Value)> parameters)
    {
        var matrix = rows.Handle;
        XgBoostNative.Check(XgBoostNative.Create(&matrix, 1, out var handle));
        return new Booster(handle).With(parameters);
    }

    /// <summary>One that was saved, to predict on the caller's thread.</summary>
    /// <exception cref="EtaException">The bytes are no model.</exception>
    public static unsafe Booster Load(ReadOnlySpan<byte> saved)
    {
        XgBoostNative.Require();
        XgBoostNative.Check(XgBoostNative.Create(null, 0, out var handle));
        var booster = new Booster(handle);
        try
        {
            fixed (byte* bytes = saved)
            {
                XgBoostNative.Check(XgBoostNative.Load(handle, bytes, (ulong)saved.Length));
            }

            return booster.With([("nthread", "1")]);
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    /// <summary>Learns one more tree.</summary>
    public void Update(int iteration, RowMatrix rows) => XgBoostNative.Check(XgBoostNative.Update(handle, iteration, rows.Handle));

    /// <summary>The margin of each row: the logarithm of the hours at which half have arrived.</summary>
    /// <param name="values">Rows x columns; NaN where unknown.</param>
    /// <param name="columns">As the model has them.</param>
    /// <param name="into">One for each row.</param>
    public unsafe void Predict(ReadOnlySpan<float> values, int columns, Span<float> into)
    {
        var rows = values.Length / columns;
        fixed (float* at = values)
        fixed (byte* configuration = margins)
        {
            var description = stackalloc byte[160];
            var text = new Span<byte>(description, 159);
            if (!System.Text.Unicode.Utf8.TryWrite(
                text, System.Globalization.CultureInfo.InvariantCulture, $$"""{"data":[{{(nint)at}},true],"shape":[{{rows}},{{columns}}],"typestr":"<f4","version":3}""", out var written))
            {
                throw new InvalidOperationException("The description of the rows is too long.");
            }

            description[written] = 0;
            XgBoostNative.Check(XgBoostNative.PredictDense(handle, description, configuration, 0, out _, out _, out var result));
            new ReadOnlySpan<float>(result, rows).CopyTo(into);
            GC.KeepAlive(this);
        }
    }

    /// <summary>What each feature adds to a row's margin, and the bias behind them: their sum is the margin.</summary>
    /// <param name="row">The row.</param>
    public unsafe float[] Contributions(ReadOnlySpan<float> row)
    {
        using var matrix = RowMatrix.Of(row, row.Length);
        fixed (byte* configuration = contributions)
        {
            XgBoostNative.Check(XgBoostNative.PredictMatrix(handle, matrix.Handle, configuration, out _, out _, out var result));
            var contributed = new ReadOnlySpan<float>(result, row.Length + 1).ToArray();
            GC.KeepAlive(this);
            return contributed;
        }
    }

    /// <summary>The gain of all splits of each feature; those that no split uses have none.</summary>
    public unsafe double[] Gains()
    {
        var gains = new double[Columns];
        XgBoostNative.Check(XgBoostNative.FeatureScore(handle, """{"importance_type":"total_gain"}""", out var count, out var names, out _, out _, out var scores));
        for (var i = 0; i < (int)count; i++)
        {
            gains[int.Parse(Marshal.PtrToStringUTF8((nint)names[i])![1..], System.Globalization.CultureInfo.InvariantCulture)] = scores[i];
        }

        return gains;
    }

    /// <summary>The model in XGBoost's binary format (UBJSON).</summary>
    public unsafe byte[] Save()
    {
        XgBoostNative.Check(XgBoostNative.Save(handle, """{"format":"ubj"}""", out var length, out var bytes));
        return new ReadOnlySpan<byte>(bytes, (int)length).ToArray();
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (handle != 0)
        {
            XgBoostNative.Check(XgBoostNative.Free(handle));
            handle = 0;
        }
    }

    private Booster With(IEnumerable<(string Name, string Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            XgBoostNative.Check(XgBoostNative.SetParameter(handle, name, value));
        }

        return this;
    }
}
