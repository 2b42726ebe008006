namespace Analytics.Reports;

/// <summary>The figure is a duration: where it leaves the program, its name ends in the unit that it is told in.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : Attribute;
