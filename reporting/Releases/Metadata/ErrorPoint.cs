namespace Analytics.Releases;

/// <summary>What is to be expected of the figures at a budget, from noise that was simulated on the released counts alone.</summary>
/// <param name="Epsilon">What a window spends, above 0.</param>
/// <param name="P50Error">The mean relative error of medians, as a share.</param>
/// <param name="P90Error">That of 90th percentiles.</param>
public sealed record ErrorPoint(double Epsilon, double P50Error, double P90Error);
