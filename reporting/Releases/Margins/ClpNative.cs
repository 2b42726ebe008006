using System.Runtime.InteropServices;

namespace Analytics.Releases;

/// <summary>COIN-OR's linear solver, by its C interface (Debian: coinor-libclp1).</summary>
internal static partial class ClpNative
{
    private const string Library = "libClp.so.1";

    [LibraryImport(Library, EntryPoint = "Clp_newModel")]
    public static partial nint NewModel();

    [LibraryImport(Library, EntryPoint = "Clp_deleteModel")]
    public static partial void DeleteModel(nint model);

    [LibraryImport(Library, EntryPoint = "Clp_setLogLevel")]
    public static partial void SetLogLevel(nint model, int level);

    [LibraryImport(Library, EntryPoint = "Clp_loadProblem")]
    public static partial void LoadProblem(
        nint model, int columns, int rows, int[] starts, int[] index, double[] values, double[] columnLower, double[] columnUpper, double[] objective, double[] rowLower, double[] rowUpper);

    [LibraryImport(Library, EntryPoint = "Clp_chgObjCoefficients")]
    public static partial void ChangeObjective(nint model, double[] objective);

    [LibraryImport(Library, EntryPoint = "Clp_setOptimizationDirection")]
    public static partial void SetDirection(nint model, double direction);

    [LibraryImport(Library, EntryPoint = "Clp_primal")]
    public static partial int Primal(nint model, int ifValuesPass);

    [LibraryImport(Library, EntryPoint = "Clp_status")]
    public static partial int Status(nint model);

    [LibraryImport(Library, EntryPoint = "Clp_objectiveValue")]
    public static partial double ObjectiveValue(nint model);
}
