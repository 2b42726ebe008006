using Analytics.Releases.Tests.Support;

[assembly: AssemblyFixture(typeof(TestWarehouse))]
