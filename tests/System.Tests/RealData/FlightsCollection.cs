namespace Analytics.System.Tests.RealData;

/// <summary>Tests that share the flights that are loaded once, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class FlightsCollection : ICollectionFixture<LoadedFlights>
{
    public const string Name = "flights";
}
