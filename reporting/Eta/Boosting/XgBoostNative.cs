using System.Runtime.InteropServices;

namespace Analytics.Eta;

/// <summary>XGBoost, by its C interface (Debian: libxgboost0, 1.7). Every call returns 0, or -1 and leaves a text for <see cref="LastError"/>.</summary>
internal static partial class XgBoostNative
{
    private const string Library = "libxgboost.so.0";

    // Read once, when the library comes in: threads that wait for each other sleep. Else, where others want the processor too, they spend it on waiting: a
    // training at the lowest priority takes twenty times as long. What the environment says goes first.
    static XgBoostNative() => _ = SetEnvironment("OMP_WAIT_POLICY", "passive", 0);

    [LibraryImport(Library, EntryPoint = "XGBoostVersion")]
    public static partial void Version(out int major, out int minor, out int patch);

    [LibraryImport(Library, EntryPoint = "XGBGetLastError")]
    public static partial nint LastError();

    [LibraryImport(Library, EntryPoint = "XGDMatrixCreateFromMat")]
    public static unsafe partial int MatrixOf(float* values, ulong rows, ulong columns, float missing, out nint matrix);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSetFloatInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int SetInfo(nint matrix, string field, float* values, ulong length);

    [LibraryImport(Library, EntryPoint = "XGDMatrixFree")]
    public static partial int FreeMatrix(nint matrix);

    [LibraryImport(Library, EntryPoint = "XGBoosterCreate")]
    public static unsafe partial int Create(nint* matrices, ulong count, out nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterFree")]
    public static partial int Free(nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetParam", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetParameter(nint booster, string name, string value);

    [LibraryImport(Library, EntryPoint = "XGBoosterUpdateOneIter")]
    public static partial int Update(nint booster, int iteration, nint matrix);

    [LibraryImport(Library, EntryPoint = "XGBoosterPredictFromDense")]
    public static unsafe partial int PredictDense(nint booster, byte* values, byte* configuration, nint matrix, out ulong* shape, out ulong dimensions, out float* result);

    [LibraryImport(Library, EntryPoint = "XGBoosterPredictFromDMatrix")]
    public static unsafe partial int PredictMatrix(nint booster, nint matrix, byte* configuration, out ulong* shape, out ulong dimensions, out float* result);

    [LibraryImport(Library, EntryPoint = "XGBoosterSaveModelToBuffer", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int Save(nint booster, string configuration, out ulong length, out byte* bytes);

    [LibraryImport(Library, EntryPoint = "XGBoosterLoadModelFromBuffer")]
    public static unsafe partial int Load(nint booster, byte* bytes, ulong length);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetNumFeature")]
    public static partial int FeatureCount(nint booster, out ulong count);

    [LibraryImport(Library, EntryPoint = "XGBoosterFeatureScore", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int FeatureScore(nint booster, string configuration, out ulong features, out byte** names, out ulong dimensions, out ulong* shape, out float* scores);

    // .NET's own environment is a copy that native code does not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>Makes sure that the library is there, before the first call.</summary>
    /// <exception cref="EtaException">It is not, and how to get it.</exception>
    public static void Require()
    {
        if (!NativeLibrary.TryLoad(Library, out _))
        {
            throw new EtaException("XGBoost is missing: libxgboost.so.0 was not found. Run ./analytics once, which installs it; it is Debian's package libxgboost0.");
        }
    }

    /// <exception cref="EtaException">The call failed.</exception>
    public static void Check(int result)
    {
        if (result != 0)
        {
            // What follows the first line is a stack trace with machine addresses.
            var text = Marshal.PtrToStringUTF8(LastError()) ?? "";
            throw new EtaException($"XGBoost: {text.Split('\n')[0]}");
        }
    }
}
