using MathNet.Numerics;

namespace Analytics.Eta;

/// <summary>The standard normal law.</summary>
internal static class NormalLaw
{
    /// <summary>The logarithm of the share above a value; finite however far out.</summary>
    public static double LogSurvival(double z)
    {
        // Far out the share is below what a double holds; its logarithm is that of the first term of Mills' ratio.
        const double Far = 25;
        return z < Far
            ? Math.Log(SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2)
            : (-z * z / 2) - Math.Log(z * Math.Sqrt(2 * Math.PI));
    }
}
