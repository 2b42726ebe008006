using Analytics.Eta.Tests;

[assembly: AssemblyFixture(typeof(SmallModel))]
