namespace Analytics.Simulator;

/// <summary>An invented person. The number tells everything about them: the same number, the same person.</summary>
/// <param name="Id">Below ten million.</param>
/// <param name="Given">Given name.</param>
/// <param name="Family">Family name.</param>
/// <param name="Street">Street they live in.</param>
/// <param name="Domain">Where their mail goes.</param>
internal readonly record struct Person(int Id, byte[] Given, byte[] Family, byte[] Street, byte[] Domain)
{
    public int House => 1 + (Id % 197);

    /// <summary>Last seven digits of their telephone number: another number for every person.</summary>
    public int Phone => (int)(Id * 7_368_787L % 10_000_000);
}

/// <summary>An invented company that ships parcels.</summary>
internal readonly record struct Company(int Id, byte[] Name, byte[] Street);

/// <summary>Who sends and receives a parcel.</summary>
internal static class People
{
    private const int Population = 1_000_000;
    private const int FrequentBuyers = 400;
    private const int Shippers = 300;

    public static void Meet(Words words, ulong seed, Parcel parcel)
    {
        var rng = Rng.Of(seed, parcel.Ordinal, Purpose.People);
        var often = rng.Chance(0.02);
        parcel.Recipient = PersonOf(words, rng.Below(often ? FrequentBuyers : Population));
        parcel.Neighbour = PersonOf(words, rng.Below(Population));

        // The square makes some shippers far busier than others.
        var busy = rng.Unit();
        parcel.Shipper = CompanyOf(words, (int)(busy * busy * Shippers));
        parcel.Stamp = rng.Next();
        parcel.Number.Write(parcel.Route.Carrier.Number, seed, parcel.Ordinal, parcel.Stamp);
    }

    private static Person PersonOf(Words words, int id)
    {
        var rng = Rng.Of(0, id, Purpose.People);
        return new Person(
            id, One(words.Given, ref rng), One(words.Families, ref rng), One(words.Streets, ref rng), One(words.Domains, ref rng));
    }

    private static Company CompanyOf(Words words, int id)
    {
        var rng = Rng.Of(1, id, Purpose.People);
        return new Company(id, One(words.Companies, ref rng), One(words.Streets, ref rng));
    }

    private static byte[] One(byte[][] words, ref Rng rng) => words[rng.Below(words.Length)];
}
