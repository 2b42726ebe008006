namespace Analytics.Reports;

/// <summary>A request cannot be answered as it stands. The message names the parameter and says what to give.</summary>
/// <param name="parameter">The parameter as users write it: <c>as-of</c>.</param>
/// <param name="reason">What is wrong with it, and what would be right.</param>
public sealed class ReportRequestException(string parameter, string reason) : Exception($"{parameter}: {reason}")
{
    public string Parameter { get; } = parameter;
}
