namespace Analytics.Dashboard.Tests;

/// <summary>The address of every page.</summary>
internal sealed class Pages() : TheoryData<string>("/", "/carriers", "/lanes", "/lane?origin=US-CA&destination=US-NY", "/on-time", "/exceptions", "/data-quality");
