namespace Analytics.Releases.Tests;

public sealed class AttackTests(AttackedHouse house) : IClassFixture<AttackedHouse>
{
    [Fact]
    public async Task Look()
    {
        foreach (var a in house.Certificate.Attacks)
        {
            TestContext.Current.SendDiagnosticMessage("{0}", a);
            Console.WriteLine(a);
        }

        Console.WriteLine(house.Certificate.Groups);
        Console.WriteLine(house.Certificate.Eligibility);
        Console.WriteLine(house.Certificate.Threshold);
        var g = await house.DraftAsync();
        Console.WriteLine(string.Join("\n", Enumerable.Range(0, g.Index.Count).Select(i => $"{g.Index[i]} {g.Noisy.Parcels(i)} {g.Outcomes[i]}")));
    }
}
