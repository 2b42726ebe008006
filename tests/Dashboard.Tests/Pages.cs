namespace Analytics.Dashboard.Tests;

/// <summary>The address of every page.</summary>
internal sealed class Pages() : TheoryData<string>("/", "/carriers", "/lanes", "/lane?lane=US-CA->US-NY", "/on-time", "/exceptions", "/data-quality");
