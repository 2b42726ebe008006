[assembly: AssemblyFixture(typeof(Analytics.Dashboard.Tests.Browsing.Stage))]
