namespace Analytics.Releases;

/// <summary>
/// What zero-concentrated differential privacy amounts to as (epsilon, delta). rho-zCDP bounds the Rényi divergence of every order alpha > 1 by
/// alpha * rho; each order gives an epsilon that holds, and the least of them is told (Canonne, Kamath, Steinke 2020, proposition 12).
/// </summary>
public static class Zcdp
{
    private const decimal RhoStep = 1e-12m;
    private const double LargestRho = 1e6;
    private const int Halvings = 200;

    // Orders are searched by ln(alpha - 1).
    private const double Least = -30;
    private const double Most = 60;

    /// <summary>The least epsilon at which rho holds with delta; rounded up.</summary>
    /// <param name="rho">0 or more.</param>
    /// <param name="delta">Above 0 and below 1.</param>
    public static double Epsilon(decimal rho, double delta)
    {
        Check(rho, delta);
        if (rho == 0)
        {
            return 0;
        }

        // Any order gives a bound that holds, so an order that is only nearly the best one errs upwards.
        var slope = (double)rho;
        var order = Lowest(excess => OfOrder(excess, (1 + excess) * slope, delta));
        return Math.Max(0, (OfOrder(order, (1 + order) * slope, delta) * (1 + 1e-13)) + 1e-13);
    }

    /// <summary>The least delta at which rho holds with epsilon; rounded up.</summary>
    /// <param name="rho">0 or more.</param>
    /// <param name="epsilon">0 or more.</param>
    public static double Delta(decimal rho, double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        if (rho == 0)
        {
            return 0;
        }

        double Log(double excess) =>
            (excess * (((1 + excess) * (double)rho) - epsilon)) - ((1 + excess) * LogOfRatio(excess)) - Math.Log(excess);
        return Math.Min(1, Math.Exp(Log(Lowest(Log))) * (1 + 1e-11));
    }

    /// <summary>The largest rho that is within (epsilon, delta); rounded down to 12 decimals.</summary>
    public static decimal Rho(double epsilon, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        Check(0, delta);
        var (within, beyond) = (0L, (long)(LargestRho / (double)RhoStep));
        while (beyond - within > 1)
        {
            var middle = within + ((beyond - within) / 2);
            (within, beyond) = Epsilon(middle * RhoStep, delta) <= epsilon ? (middle, beyond) : (within, middle);
        }

        return within * RhoStep;
    }

    /// <summary>The epsilon at delta of a Rényi divergence of one order alpha: divergence + ln(1 - 1/alpha) - ln(alpha * delta) / (alpha - 1).</summary>
    /// <param name="order">Alpha, above 1.</param>
    /// <param name="divergence">The bound of that order.</param>
    public static double EpsilonOfOrder(double order, double divergence, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(order, 1);
        Check(0, delta);
        return Math.Max(0, OfOrder(order - 1, divergence, delta));
    }

    private static double OfOrder(double excess, double divergence, double delta) =>
        divergence - LogOfRatio(excess) - ((Math.Log(1 + excess) + Math.Log(delta)) / excess);

    /// <summary>ln(alpha / (alpha - 1)), by alpha - 1.</summary>
    private static double LogOfRatio(double excess)
    {
        // ln(1 + x) of a small x, right to the last digits: what rounding took from 1 + x is taken from the quotient too.
        var x = 1 / excess;
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>Where a function of alpha - 1 that falls and then rises is lowest: by thirds, on a scale of logarithms.</summary>
    private static double Lowest(Func<double, double> function)
    {
        var (low, high) = (Least, Most);
        for (var i = 0; i < Halvings; i++)
        {
            var third = (high - low) / 3;
            (low, high) = function(Math.Exp(low + third)) < function(Math.Exp(high - third)) ? (low, high - third) : (low + third, high);
        }

        return Math.Exp((low + high) / 2);
    }

    private static void Check(decimal rho, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        if (delta is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Delta must lie between 0 and 1.");
        }
    }
}
